//! Deleting organizations.

use canopy_domain::{
    changes::deletion::{Blocked, Cut, Deletion, ScopeChanges, Used, UsedResource},
    unicode::bidi::isolated,
};

use crate::{
    amounts::amount,
    counts::{counted, grouped, with_more},
};

/// The dialog, and the button that deletes.
pub const DELETE: &str = "Delete organization";
pub const SUBJECT: &str = "Organization to delete";

pub const CHECKING: &str = "Checking what would be deleted…";
/// Why follows.
pub const COULDNT_CHECK: &str = "Couldn't check what would be deleted.";

pub const CANT_BE_UNDONE: &str = "Deleting an organization can't be undone.";
pub const ALSO_DELETED: &str = "Also deleted";
pub const IN_USE: &str = "Organizations in use";
pub const LIST_IS_INCOMPLETE: &str = "The API returned only some of the organizations. There may be more descendants \
    than are listed here, and they will also be deleted.";
pub const USE_IS_UNKNOWN: &str = "Some usage of this organization or its descendants couldn't be read. The API won't \
    delete an organization that is in use.";
pub const RECORDS_UNREAD: &str = "Some organizations in the list couldn't be read. Descendants among them aren't \
    listed here, but will also be deleted.";

pub const DOWNLOAD_COPY: &str = "Download a copy";
/// What the copy of so many organizations holds.
pub fn what_a_copy_holds(organizations: u64) -> String {
    let whose = match organizations {
        1 => "this organization".to_owned(),
        many => format!("these {} organizations", grouped(many)),
    };
    format!("Everything the API returns for {whose}, in one JSON file.")
}
pub const COPY_NOT_SAVED: &str =
    "Your browser didn't save the file. Allow downloads from this site and try again.";

/// Of the field, and why nothing is deleted before it is filled in.
pub const TYPE_ITS_NAME: &str = "Type the organization's name to confirm";
/// After a failure that says nothing of what became of the call.
pub const MAY_BE_DELETED: &str =
    "The organization may already have been deleted. It's safe to try again.";

pub fn copy_saved(file_name: &str) -> String {
    format!("Saved as {file_name}.")
}

/// Above the names of what goes with it.
pub fn also_deleted(descendants: u64) -> String {
    let descendants = counted(descendants, "descendant", "descendants");
    format!("{descendants} will also be deleted:")
}

/// After the first names of a list.
pub fn and_more(count: u64) -> String {
    format!("and {} more", grouped(count))
}

/// Why the API would refuse.
pub fn blocked(blocked: &Blocked) -> String {
    let others = blocked.by.count() - usize::from(blocked.itself);
    let descendants = counted(others as u64, "descendant", "descendants");
    let total = used(&blocked.total);
    match (blocked.itself, others) {
        (true, 0) => format!("This organization has {total} in use."),
        (true, 1) => format!("This organization and a descendant have {total} in use."),
        (true, _) => format!("This organization and {descendants} have {total} in use."),
        (false, 0) => format!("The API reports {total} in use by descendants."),
        (false, 1) => format!("A descendant has {total} in use."),
        (false, _) => format!("{descendants} have {total} in use."),
    }
}

/// The same, and what to do about it.
pub fn blocked_and_way_out(by: &Blocked) -> String {
    format!(
        "{} Organizations in use can't be deleted. Remove the usage first.",
        blocked(by)
    )
}

/// `3 locations, 12 users`
pub fn used(used: &[Used]) -> String {
    // Where only a total of something unnamed is known.
    if used.is_empty() {
        return "resources".to_owned();
    }
    let words: Vec<String> = used.iter().map(used_of_one).collect();
    words.join(", ")
}

fn used_of_one(used: &Used) -> String {
    match &used.what {
        UsedResource::Known(resource) => amount(*resource, used.amount),
        // A key of the API, which has no plural.
        UsedResource::Other(key) => format!("{} {key}", grouped(used.amount)),
    }
}

/// What is no longer as it was shown.
pub fn changed_meanwhile(changes: &ScopeChanges) -> String {
    let mut text = "The organization or its descendants changed in the meantime, so nothing was deleted. Check what \
        changed and confirm again.".to_owned();
    let quoted = |name: &String| format!("“{}”", isolated(name));
    let renamed =
        |(old, new): &(String, String)| format!("“{}” is now “{}”", isolated(old), isolated(new));
    if let Some(new) = listed(&changes.new, quoted) {
        text += &format!(" New descendants: {new}.");
    }
    if let Some(gone) = listed(&changes.gone, quoted) {
        text += &format!(" No longer descendants: {gone}.");
    }
    if let Some(renamed) = listed(&changes.renamed, renamed) {
        text += &format!(" Renamed: {renamed}.");
    }
    text
}

fn listed<T>(cut: &Cut<T>, word: impl Fn(&T) -> String) -> Option<String> {
    if cut.count() == 0 {
        return None;
    }
    let words: Vec<String> = cut.first.iter().map(word).collect();
    Some(with_more(words.join(", "), cut.more))
}

/// What has happened once it is done.
pub fn done(deletion: &Deletion) -> String {
    match deletion.below.count() as u64 {
        0 => deleted(&deletion.name),
        below => format!(
            "“{}” and {} were deleted.",
            isolated(&deletion.name),
            counted(below, "descendant", "descendants")
        ),
    }
}

/// An earlier try did it, whose answer was lost.
pub fn deleted(name: &str) -> String {
    format!("“{}” was deleted.", isolated(name))
}

/// Someone else did it.
pub fn was_deleted_before(name: &str) -> String {
    format!("“{}” had already been deleted.", isolated(name))
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        changes::deletion::Scope,
        organization::{Organization, OrganizationId, limits::Resource},
        tree::forest::Forest,
    };

    use super::*;

    fn organization(id: &str, parent: Option<&str>, users: u64) -> Organization {
        let mut organization = Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, id.to_uppercase())
        };
        organization.usage.own.set(Resource::Users, users);
        organization
    }

    fn deletion(organizations: Vec<Organization>, id: &str, most: usize) -> Deletion {
        let forest = Forest::new(organizations);
        Deletion::of(&forest, forest.index_of(&id.into()).unwrap(), most)
    }

    fn said(organizations: Vec<Organization>) -> Option<String> {
        let deletion = deletion(organizations, "a", 3);
        deletion.blocked.as_ref().map(blocked)
    }

    #[test]
    fn use_of_its_own_of_descendants_and_of_both_are_told_apart() {
        let said = |own, child| {
            said(vec![
                organization("a", None, own),
                organization("b", Some("a"), child),
            ])
        };
        assert_eq!(said(0, 0), None);
        assert_eq!(said(1, 0).unwrap(), "This organization has 1 user in use.");
        assert_eq!(said(0, 2).unwrap(), "A descendant has 2 users in use.");
        assert_eq!(
            said(1_000, 2).unwrap(),
            "This organization and a descendant have 1,002 users in use."
        );
    }

    #[test]
    fn many_that_are_in_use_are_counted() {
        let mut all = vec![organization("a", None, 0)];
        all.extend((0..30).map(|n| organization(&format!("child {n}"), Some("a"), 1)));
        assert_eq!(
            said(all.clone()).unwrap(),
            "30 descendants have 30 users in use."
        );
        all[0].usage.own.set(Resource::Users, 1);
        assert_eq!(
            said(all).unwrap(),
            "This organization and 30 descendants have 31 users in use."
        );
    }

    #[test]
    fn what_only_the_api_adds_up_is_said_to_be_its_word() {
        let mut partial = organization("a", None, 0);
        partial.usage.subtree.set(Resource::Locations, 4);
        assert_eq!(
            said(vec![partial]).unwrap(),
            "The API reports 4 locations in use by descendants."
        );
    }

    #[test]
    fn a_resource_without_a_word_goes_by_its_key() {
        let one = |what, amount| Used { what, amount };
        let all = [
            one(UsedResource::Known(Resource::Sso), 1),
            one(UsedResource::Other("storage".into()), 7_000),
        ];
        assert_eq!(used(&all), "1 SSO connection, 7,000 storage");
        assert_eq!(used(&[]), "resources");
    }

    #[test]
    fn what_was_done_is_said_with_its_number() {
        assert_eq!(
            done(&deletion(vec![organization("a", None, 0)], "a", 0)),
            "“A” was deleted."
        );
        let two = vec![organization("a", None, 0), organization("b", Some("a"), 0)];
        assert_eq!(
            done(&deletion(two, "a", 0)),
            "“A” and 1 descendant were deleted."
        );
    }

    fn scope(below: &[(&str, &str)]) -> Scope {
        let root = Organization::named("root", "Root");
        let below = below.iter().map(|(id, name)| Organization {
            parent_org_id: Some("root".into()),
            ..Organization::named(*id, *name)
        });
        let forest = Forest::new(std::iter::once(root).chain(below).collect::<Vec<_>>());
        let root: OrganizationId = "root".into();
        Scope::of(&forest, forest.index_of(&root).unwrap())
    }

    #[test]
    fn what_is_new_gone_or_called_otherwise_is_named() {
        let shown = scope(&[("a", "A"), ("b", "B")]);
        let there = scope(&[("a", "Other"), ("c", "C"), ("d", "D")]);
        assert_eq!(
            changed_meanwhile(&shown.changes(&there)),
            "The organization or its descendants changed in the meantime, so nothing was deleted. \
             Check what changed and confirm again. New descendants: “C”, “D”. \
             No longer descendants: “B”. Renamed: “A” is now “Other”."
        );
    }

    #[test]
    fn of_many_only_the_first_are_named() {
        let many: Vec<_> = (0..40)
            .map(|number| (format!("o{number:02}"), format!("N{number:02}")))
            .collect();
        let many: Vec<_> = many
            .iter()
            .map(|(id, name)| (id.as_str(), name.as_str()))
            .collect();
        let said = changed_meanwhile(&scope(&[]).changes(&scope(&many)));
        assert!(said.ends_with("“N07” and 32 more."), "{said:?}");
    }
}
