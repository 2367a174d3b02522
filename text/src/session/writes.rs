//! What a write did, and what became of taking it back.

use canopy_domain::{
    changes::difference::{Difference, FieldValue},
    failure::ApiError,
    form::{
        draft::{Foreseen, NotTaken, Stays},
        field::Field,
    },
    session::deed::Deed,
    unicode::bidi::isolated,
};

use super::journal;
use crate::{
    counts::grouped,
    errors::sentence,
    form::{answer, label, shortened},
    organization::field_value,
};

/// Of a notice: takes back what it tells, and leads to what it is about.
pub const UNDO: &str = "Undo";
pub const OPEN: &str = "Open";

/// What a write does to the organization of this name.
pub fn deed(deed: Deed, name: &str) -> String {
    let name = isolated(name);
    match deed {
        Deed::Create => format!("Create {name}"),
        Deed::Change => format!("Change {name}"),
        Deed::Delete => format!("Delete {name}"),
    }
}

/// What a write has done to the organization of this name.
pub fn deed_done(deed: Deed, name: &str) -> String {
    let name = isolated(name);
    match deed {
        Deed::Create => format!("Created {name}"),
        Deed::Change => format!("Changed {name}"),
        Deed::Delete => format!("Deleted {name}"),
    }
}

pub fn reverted(name: &str, is_changed: bool, stays: &[Stays]) -> String {
    let name = isolated(name);
    let mut text = match (is_changed, stays.is_empty()) {
        (true, _) => format!("Reverted {name}."),
        (false, true) => format!("{name} has nothing to revert."),
        (false, false) => format!("Couldn't revert {name}."),
    };
    for stays in stays {
        text += " ";
        text += &answer::stays(stays);
    }
    text
}

/// Why an entry of the journal can't be reverted.
pub fn not_revertible(why: &Foreseen) -> String {
    match why {
        Foreseen::Deleted => "This organization was deleted".to_owned(),
        Foreseen::Refused(stays) => {
            let sentences: Vec<String> = stays.iter().map(answer::stays).collect();
            sentences.join(" ")
        }
    }
}

/// `None`: the person left the workspace before it was sent.
pub fn not_reverted(name: &str, error: Option<&ApiError>) -> String {
    let name = isolated(name);
    match error {
        Some(error) => format!("Couldn't revert {name}. {}", sentence(error)),
        None => format!("Couldn't revert {name}: you left the workspace before it was sent."),
    }
}

/// The organization of this name was created, and these of its values not as they were sent.
pub fn created(name: &str, not_taken: &[NotTaken]) -> String {
    with_not_taken(format!("{} was created.", isolated(name)), not_taken)
}

/// As [`created`], of one that was there, and what has changed in it.
pub fn saved(name: &str, not_taken: &[NotTaken], changes: &[Difference]) -> String {
    let mut text = with_not_taken(format!("{} was saved.", isolated(name)), not_taken);
    for change in changes.iter().take(TOLD) {
        text += " ";
        text += &changed(change);
    }
    if let more @ 1.. = changes.len().saturating_sub(TOLD) {
        text += &format!(" {} more changed.", grouped(more as u64));
    }
    text
}

/// So many changes stand in a short notice.
const TOLD: usize = 3;

/// `Users limit: 8 to 50.`
fn changed(change: &Difference) -> String {
    let label = label(change.field);
    if change.field == Field::Logo {
        // Its addresses say nothing.
        return match &change.after {
            FieldValue::Text(None) => format!("{label} removed."),
            _ => format!("{label} changed."),
        };
    }
    let [before, after] = [&change.before, &change.after]
        .map(|value| isolated(&shortened(&field_value(value))).into_owned());
    format!("{label}: {before} {} {after}.", journal::TO)
}

fn with_not_taken(mut text: String, not_taken: &[NotTaken]) -> String {
    for not_taken in not_taken {
        text += " ";
        text += &answer::not_taken(not_taken);
    }
    text
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        form::{draft::WhyStays, problem::Problem},
        organization::limits::{Limit, Resource},
    };

    use super::*;

    #[test]
    fn what_was_saved_is_told_with_what_changed_and_no_more_than_fits() {
        let limit = |amount| FieldValue::Limit(Limit::of(amount));
        let text = |text: &str| FieldValue::Text(Some(text.into()));
        let change = |field, before, after| Difference {
            field,
            before,
            after,
        };
        let users = change(Field::Limit(Resource::Users), limit(8), limit(50));
        assert_eq!(
            saved("Kitchen", &[], std::slice::from_ref(&users)),
            "Kitchen was saved. Users limit: 8 to 50."
        );
        let logo = |after| change(Field::Logo, text("https://cdn.test/a.png"), after);
        assert_eq!(
            saved("Kitchen", &[], &[logo(text("https://cdn.test/b.png"))]),
            "Kitchen was saved. Logo changed."
        );
        let gone = logo(FieldValue::Text(None));
        let name = change(Field::Name, text("Kitchen"), text(&"x".repeat(99)));
        let told = saved("Kitchen", &[], &[name, users.clone(), gone, users]);
        let end = "…. Users limit: 8 to 50. Logo removed. 1 more changed.";
        assert!(told.ends_with(end), "{told}");
        assert_eq!(saved("Kitchen", &[], &[]), "Kitchen was saved.");
    }

    #[test]
    fn a_revert_that_changed_nothing_is_told_as_one_that_failed() {
        let stays = Stays {
            field: Field::Limit(Resource::Users),
            why: WhyStays::Refused(Problem::LimitBelowUse { used: 10 }),
        };
        let why =
            "Users limit can't be reverted. The limit can't be lower than the 10 already in use.";
        assert_eq!(
            reverted("Kitchen", false, std::slice::from_ref(&stays)),
            format!("Couldn't revert Kitchen. {why}")
        );
        assert_eq!(not_revertible(&Foreseen::Refused(vec![stays])), why);
        let answer = br#"{"errors":{"limits.users":["10 are in use."]}}"#;
        let error = ApiError::from_answer(422, None, answer);
        assert_eq!(
            not_reverted("Kitchen", Some(&error)),
            "Couldn't revert Kitchen. The API rejected this request. Users limit: 10 are in use."
        );
    }
}
