//! A copy of an organization and everything below it, as a plan that creates it somewhere else. Knows the organizations
//! it copies from, not those it copies to, which may be another workspace's.

use super::{Act, Place, Plan, StepId};
use crate::{
    form::{draft::OrganizationDraft, field::Field},
    organization::{BillingAccountId, Organization, OrganizationId},
    tree::forest::{Forest, Index},
};

/// What stands for the name of an organization in [`SubtreeCopy::name_pattern`].
pub const NAME: &str = "{name}";
/// What stands for the login hint of an organization in [`SubtreeCopy::hint_pattern`].
pub const HINT: &str = "{hint}";

/// What is copied, where to, and what the copies are called.
#[derive(Clone, Debug, PartialEq)]
pub struct SubtreeCopy {
    /// The organization at the top.
    pub source: OrganizationId,
    pub to: Place,
    /// A text with [`NAME`] in it.
    pub name_pattern: String,
    /// Whether every name follows the pattern, or that of the top alone.
    pub renames_all: bool,
    /// A text with [`HINT`] in it. `None`: the copies have no login hints. Only one organization can have each.
    pub hint_pattern: Option<String>,
    /// Of the top of the copy, where it goes to [`Place::Root`]; empty for none.
    pub billing_account: String,
}

/// The steps of a copy, and what of the original it is without.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copied {
    /// The top first, then each organization after its parent. Empty where the original isn't there.
    pub plan: Plan,
    pub not_copied: NotCopied,
}

/// What stays with the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotCopied {
    /// Whether anything is in use in the original: a copy begins with nothing.
    pub usage: bool,
    /// Those with a logo that the API can't be told to fetch.
    pub logos: Vec<OrganizationId>,
    /// Those with a login hint that their copies are without.
    pub login_hints: Vec<OrganizationId>,
    /// The account of an original that is a root, where its copy has another or none.
    pub billing_account: Option<BillingAccountId>,
    /// Fields that couldn't be read, or not every letter of them. The copies have what could be.
    pub unread: Vec<(OrganizationId, Field)>,
}

impl NotCopied {
    /// Whether the copy is as the original in all that can be set.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl SubtreeCopy {
    /// The pattern that leaves names as they are, and no login hints.
    pub fn of(source: OrganizationId, to: Place) -> Self {
        Self {
            source,
            to,
            name_pattern: NAME.to_owned(),
            renames_all: false,
            hint_pattern: None,
            billing_account: String::new(),
        }
    }

    /// What creates the copy. Whether names and login hints are taken, and whether there is room, is for the check of
    /// the plan.
    pub fn plan(&self, source: &Forest) -> Copied {
        let mut copied = Copied::default();
        let Some(top) = source.index_of(&self.source) else {
            return copied;
        };
        let ranks = source.subtree(top);
        let mut steps: Vec<StepId> = Vec::with_capacity(ranks.len());
        for index in ranks.filter_map(|rank| source.at(rank)) {
            let is_top = index == top;
            // In pre-order, so that the step of a parent is there before.
            let above = source.parent(index).filter(|_| !is_top);
            let step = above.and_then(|Index(above)| steps.get(above as usize - top.get()));
            let place = step.map_or_else(|| self.to.clone(), |step| Place::UnderStep(*step));
            let draft = self.draft(source.get(index), is_top, &mut copied.not_copied);
            steps.push(copied.plan.add(Act::Create { place, draft }));
        }
        let organization = source.get(top);
        copied.not_copied.usage = organization.usage.subtree.is_any() || copied.not_copied.usage;
        let account = organization.billing_account_id.as_ref();
        let account = account.filter(|_| !organization.may_have_parent());
        let is_same = |account: &&BillingAccountId| {
            self.to == Place::Root && account.as_str() == self.billing_account.trim()
        };
        copied.not_copied.billing_account = account.filter(|it| !is_same(it)).cloned();
        copied
    }

    fn draft(
        &self,
        organization: &Organization,
        is_top: bool,
        not_copied: &mut NotCopied,
    ) -> OrganizationDraft {
        let id = &organization.id;
        let before = OrganizationDraft::of(organization);
        let unread = before.unread.iter().map(|field| (id.clone(), *field));
        not_copied.unread.extend(unread);
        not_copied.usage |= organization.usage.own.is_any();
        let mut draft = before.clone().anew();
        draft.unread.clear();
        if !draft.same(&before, Field::Logo) {
            not_copied.logos.push(id.clone());
        }
        draft.billing_account = match (is_top, &self.to) {
            (true, Place::Root) => self.billing_account.trim().to_owned(),
            _ => String::new(),
        };
        if is_top || self.renames_all {
            draft.name = self.name_pattern.replace(NAME, draft.name.trim());
        }
        if !draft.login_hint.trim().is_empty() {
            let pattern = self.hint_pattern.as_deref().unwrap_or_default();
            draft.login_hint = pattern.replace(HINT, draft.login_hint.trim());
            if draft.login_hint.trim().is_empty() {
                not_copied.login_hints.push(id.clone());
            }
        }
        draft
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        changes::plan::tests::applied::{applied, grown},
        organization::limits::{Limit, Resource},
    };

    fn organization(id: &str, parent: Option<&str>) -> Organization {
        let mut organization = Organization::named(id, id.to_uppercase());
        organization.parent_org_id = parent.map(Into::into);
        organization
    }

    fn forest() -> Forest {
        let mut top = organization("a", None);
        top.billing_account_id = Some("cus_1".into());
        top.branding.login_hint = Some("acme".into());
        top.picture = Some("https://cdn.example.com/a.png".into());
        top.limits.set(Resource::Users, Limit::of(9));
        let mut child = organization("b", Some("a"));
        child.billing_account_id = Some("cus_1".into());
        child.branding.display_name = Some("Bee".into());
        child.branding.colors.primary = Some("#112233".into());
        child.picture = Some("http://127.0.0.1/b.png".into());
        child.limits.set(Resource::Sso, Limit::Off);
        child.usage.own.set(Resource::Users, 2);
        let below = organization("c", Some("b"));
        Forest::new([top, child, below, organization("x", None)])
    }

    fn drafts(copied: &Copied) -> Vec<(&Place, &OrganizationDraft)> {
        let steps = copied.plan.steps().iter();
        let drafts = steps.map(|step| match &step.act {
            Act::Create { place, draft } => (place, draft),
            other => panic!("a copy only creates: {other:?}"),
        });
        drafts.collect()
    }

    fn copy(to: Place) -> SubtreeCopy {
        SubtreeCopy {
            name_pattern: "{name} (copy)".into(),
            ..SubtreeCopy::of("a".into(), to)
        }
    }

    #[test]
    fn a_copy_has_all_levels_and_all_that_can_be_set_but_what_belongs_to_one_alone() {
        let copied = copy(Place::Under("x".into())).plan(&forest());
        let drafts = drafts(&copied);
        let ids: Vec<StepId> = copied.plan.steps().iter().map(|step| step.id).collect();
        assert_eq!(
            drafts
                .iter()
                .map(|(place, draft)| (*place, &*draft.name))
                .collect::<Vec<_>>(),
            [
                (&Place::Under("x".into()), "A (copy)"),
                (&Place::UnderStep(ids[0]), "B"),
                (&Place::UnderStep(ids[1]), "C"),
            ]
        );
        let (top, child) = (drafts[0].1, drafts[1].1);
        assert_eq!(top.users.read(), Ok(Limit::of(9)));
        assert_eq!(top.logo.url, "https://cdn.example.com/a.png");
        assert_eq!((&*top.login_hint, &*top.billing_account), ("", ""));
        assert_eq!(child.sso.read(), Ok(Limit::Off));
        assert_eq!((&*child.display_name, &*child.primary), ("Bee", "#112233"));
        assert_eq!(
            (&*child.logo.url, child.logo.current.as_deref()),
            ("", None)
        );
        assert_eq!(child.billing_account, "");
        assert_eq!(
            copied.not_copied,
            NotCopied {
                usage: true,
                logos: vec!["b".into()],
                login_hints: vec!["a".into()],
                billing_account: Some("cus_1".into()),
                unread: vec![],
            }
        );
    }

    #[test]
    fn names_and_login_hints_follow_their_patterns() {
        let mut copy = copy(Place::Root);
        copy.renames_all = true;
        copy.hint_pattern = Some("{hint}-2".into());
        copy.billing_account = " cus_1 ".into();
        let copied = copy.plan(&forest());
        let drafts = drafts(&copied);
        let names: Vec<&str> = drafts.iter().map(|(_, draft)| &*draft.name).collect();
        assert_eq!(names, ["A (copy)", "B (copy)", "C (copy)"]);
        let hints: Vec<&str> = drafts.iter().map(|(_, draft)| &*draft.login_hint).collect();
        assert_eq!(hints, ["acme-2", "", ""]);
        assert_eq!(drafts[0].1.billing_account, "cus_1");
        assert_eq!(copied.not_copied.billing_account, None);
        assert_eq!(copied.not_copied.login_hints, []);
    }

    #[test]
    fn a_part_of_a_tree_is_copied_below_its_own_organizations_too() {
        let part = SubtreeCopy::of("b".into(), Place::Under("c".into()));
        let copied = part.plan(&forest());
        let names: Vec<&str> = drafts(&copied)
            .iter()
            .map(|(_, draft)| &*draft.name)
            .collect();
        assert_eq!(names, ["B", "C"]);
        let gone = SubtreeCopy::of("gone".into(), Place::Root).plan(&forest());
        assert_eq!(gone, Copied::default());
        assert!(gone.not_copied.is_nothing());
    }

    #[test]
    fn what_could_not_be_read_is_told() {
        let mut torn = organization("a", None);
        torn.name = "M\u{fffd}ller".into();
        torn.limits.set(Resource::Users, Limit::Unknown);
        let copied = SubtreeCopy::of("a".into(), Place::Root).plan(&Forest::new([torn]));
        assert_eq!(copied.not_copied.unread, [("a".into(), Field::Name)]);
        // Nobody knows what it was, and nothing is chosen instead.
        assert!(drafts(&copied)[0].1.users.read().is_err());
    }

    proptest! {
        #[test]
        fn a_copy_of_names_as_they_are_has_the_shape_and_the_values_of_the_original(
            looks in prop::collection::vec((any::<u8>(), 0..6_usize), 1..7), source in 0..7_usize,
        ) {
            let all = looks.iter().enumerate();
            let all = all.map(|(id, &(look, parent))| grown(id, Some(parent).filter(|&it| it < id), look));
            let forest = Forest::new(all);
            let top = forest.at(source % forest.len()).unwrap();
            let copy = SubtreeCopy {
                hint_pattern: Some("{hint}".into()),
                ..SubtreeCopy::of(forest.get(top).id.clone(), Place::Root)
            };
            let copied = copy.plan(&forest);
            let there = applied(&Forest::default(), &copied.plan, "new");
            let originals = forest.subtree(top).filter_map(|rank| forest.at(rank));
            let originals: Vec<_> = originals.collect();
            prop_assert_eq!(originals.len(), there.len());
            for (original, (copy, organization)) in originals.into_iter().zip(there.iter()) {
                let depth = forest.depth(original) - forest.depth(top);
                prop_assert_eq!(depth, there.depth(copy));
                let [was, is] = [forest.get(original), organization].map(|it| OrganizationDraft::of(it));
                for field in Field::ALL.into_iter().filter(|&field| field != Field::BillingAccount) {
                    prop_assert!(was.same(&is, field), "{:?}", field);
                }
            }
        }
    }
}
