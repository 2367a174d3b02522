//! An edit beside what others do meanwhile: what the person began with, what the API has now, and which fields both
//! sides changed.

use serde::{Deserialize, Serialize};

use super::OrganizationDraft;
use crate::{form::field::Field, organization::Organization};

/// What an edit of an organization is measured against. The draft itself, mine, is with the form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// What mine began with, field by field.
    original: OrganizationDraft,
    /// What the API had when it was asked last.
    theirs: OrganizationDraft,
}

/// Whose value a field keeps that both sides changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Mine,
    Theirs,
}

impl Revision {
    /// The begin of an edit.
    pub fn of(organization: &Organization) -> Self {
        let theirs = OrganizationDraft::of(organization);
        Self {
            original: theirs.clone(),
            theirs,
        }
    }

    /// What the person began with.
    pub fn original(&self) -> &OrganizationDraft {
        &self.original
    }

    /// What the API had when it was asked last.
    pub fn theirs(&self) -> &OrganizationDraft {
        &self.theirs
    }

    /// The fields in which mine differs from what the API has, in the order of the form: what would
    /// be sent.
    pub fn changes(&self, mine: &OrganizationDraft) -> Vec<Field> {
        pick(|field| !self.theirs.same(mine, field))
    }

    /// The fields that both sides have changed since mine began, each to something else.
    pub fn conflicts(&self, mine: &OrganizationDraft) -> Vec<Field> {
        pick(|field| {
            !self.original.same(&self.theirs, field)
                && !self.original.same(mine, field)
                && !self.theirs.same(mine, field)
        })
    }

    /// Goes on with an edit that was left unfinished: `mine` began with `original`. What changed only
    /// there since is taken into it.
    pub fn resume(&mut self, mine: &mut OrganizationDraft, original: OrganizationDraft) {
        self.original = original;
        self.take(mine);
    }

    /// Takes what the API has now. Fields changed only there are taken into `mine`, and are the
    /// answer; those changed on both sides stay as they are and are conflicts from now on.
    pub fn meet(
        &mut self,
        mine: &mut OrganizationDraft,
        organization: &Organization,
    ) -> Vec<Field> {
        self.theirs = OrganizationDraft::of(organization);
        self.take(mine)
    }

    fn take(&mut self, mine: &mut OrganizationDraft) -> Vec<Field> {
        let taken = pick(|field| {
            self.original.same(mine, field) && !self.original.same(&self.theirs, field)
        });
        for &field in &taken {
            mine.copy(field, &self.theirs);
        }
        let conflicts = self.conflicts(mine);
        for field in Field::ALL {
            if !conflicts.contains(&field) {
                self.original.copy(field, &self.theirs);
            }
        }
        // Under a new picture lies the logo there is now, for whoever takes the picture away again.
        if mine.logo.is_new() && mine.logo.current.is_some() {
            mine.logo.current.clone_from(&self.theirs.logo.current);
        }
        taken
    }

    /// Ends a conflict.
    pub fn settle(&mut self, mine: &mut OrganizationDraft, field: Field, side: Side) {
        if side == Side::Theirs {
            mine.copy(field, &self.theirs);
        }
        self.original.copy(field, &self.theirs);
    }

    /// What was `sent` has been saved and `organization` is the answer. What was typed since stays.
    pub fn saved(
        &mut self,
        mine: &mut OrganizationDraft,
        sent: &OrganizationDraft,
        organization: &Organization,
    ) {
        *self = Self::of(organization);
        for field in Field::ALL {
            if mine.same(sent, field) {
                mine.copy(field, &self.theirs);
            }
        }
    }
}

fn pick(wanted: impl Fn(Field) -> bool) -> Vec<Field> {
    Field::ALL
        .into_iter()
        .filter(|field| wanted(*field))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::FieldValue, *};
    use crate::organization::limits::{Limit, Resource};

    fn organization(name: &str, users: Limit, hint: Option<&str>) -> Organization {
        let mut organization = Organization::named("org_1", name);
        organization.limits.set(Resource::Users, users);
        organization.branding.login_hint = hint.map(str::to_owned);
        organization
    }

    const USERS: Field = Field::Limit(Resource::Users);

    #[test]
    fn what_only_they_changed_is_taken_and_what_only_i_changed_stays() {
        let before = organization("Acme", Limit::of(5), None);
        let mut revision = Revision::of(&before);
        let mut mine = OrganizationDraft::of(&before);
        mine.name = "Acme Ltd".into();
        let now = organization("Acme", Limit::of(9), None);
        assert_eq!(revision.meet(&mut mine, &now), [USERS]);
        assert_eq!(
            (mine.name.as_str(), mine.users.number.as_str()),
            ("Acme Ltd", "9")
        );
        assert_eq!(revision.changes(&mine), [Field::Name]);
        assert_eq!(revision.conflicts(&mine), []);
    }

    #[test]
    fn a_field_changed_on_both_sides_is_asked_about_and_either_side_can_have_it() {
        let before = organization("Acme", Limit::of(5), None);
        let mut revision = Revision::of(&before);
        let mut mine = OrganizationDraft::of(&before);
        mine.users = Limit::of(7).into();
        mine.name = "Mine".into();
        let now = organization("Theirs", Limit::Off, None);
        assert_eq!(revision.meet(&mut mine, &now), []);
        assert_eq!(revision.conflicts(&mine), [Field::Name, USERS]);
        assert_eq!(
            revision.original().value(USERS),
            FieldValue::Limit(Limit::of(5))
        );
        assert_eq!(
            revision.theirs().value(USERS),
            FieldValue::Limit(Limit::Off)
        );

        revision.settle(&mut mine, USERS, Side::Theirs);
        assert_eq!(
            (mine.value(USERS), revision.conflicts(&mine)),
            (FieldValue::Limit(Limit::Off), vec![Field::Name])
        );
        revision.settle(&mut mine, Field::Name, Side::Mine);
        assert_eq!(revision.conflicts(&mine), []);
        assert_eq!(revision.changes(&mine), [Field::Name]);
        // Asked again, nothing is a conflict that has been settled.
        assert_eq!(revision.meet(&mut mine, &now), []);
        assert_eq!(revision.conflicts(&mine), []);
    }

    #[test]
    fn the_same_change_on_both_sides_is_no_change_and_no_conflict() {
        let before = organization("Acme", Limit::None, Some("acme"));
        let mut revision = Revision::of(&before);
        let mut mine = OrganizationDraft::of(&before);
        mine.login_hint = String::new();
        let now = organization("Acme", Limit::None, None);
        assert_eq!(revision.meet(&mut mine, &now), []);
        assert_eq!(revision.changes(&mine), []);
    }

    #[test]
    fn a_conflict_that_they_take_back_is_none() {
        let before = organization("Acme", Limit::None, None);
        let mut revision = Revision::of(&before);
        let mut mine = OrganizationDraft::of(&before);
        mine.name = "Mine".into();
        revision.meet(&mut mine, &organization("Theirs", Limit::None, None));
        revision.meet(&mut mine, &before);
        assert_eq!(revision.conflicts(&mine), []);
        assert_eq!(revision.changes(&mine), [Field::Name]);
    }

    #[test]
    fn what_was_typed_while_it_was_sent_is_still_there_afterwards() {
        let before = organization("Acme", Limit::None, None);
        let mut revision = Revision::of(&before);
        let mut mine = OrganizationDraft::of(&before);
        mine.name = "Acme Ltd".into();
        let sent = mine.clone();
        mine.login_hint = "acme-ltd".into();
        revision.saved(
            &mut mine,
            &sent,
            &organization("Acme Ltd", Limit::None, None),
        );
        assert_eq!(mine.login_hint, "acme-ltd");
        assert_eq!(revision.changes(&mine), [Field::LoginHint]);
        assert_eq!(revision.conflicts(&mine), []);
    }

    #[test]
    fn an_edit_left_unfinished_meets_what_happened_since() {
        let before = organization("Acme", Limit::of(5), None);
        let mut mine = OrganizationDraft::of(&before);
        mine.name = "Mine".into();
        let now = organization("Theirs", Limit::of(9), None);
        let mut revision = Revision::of(&now);
        revision.resume(&mut mine, OrganizationDraft::of(&before));
        assert_eq!(revision.conflicts(&mine), [Field::Name]);
        assert_eq!(mine.value(USERS), FieldValue::Limit(Limit::of(9)));
    }

    #[test]
    fn the_logo_below_a_new_picture_is_the_one_there_is_now() {
        let with = |picture: Option<&str>| Organization {
            picture: picture.map(str::to_owned),
            ..organization("Acme", Limit::None, None)
        };
        let mut revision = Revision::of(&with(Some("https://a/1.png")));
        let mut mine = revision.theirs().clone();
        mine.logo.url = "https://mine/logo.png".into();
        revision.meet(&mut mine, &with(Some("https://a/2.png")));
        assert_eq!(revision.conflicts(&mine), [Field::Logo]);
        revision.settle(&mut mine, Field::Logo, Side::Mine);
        mine.logo.url.clear();
        assert_eq!(revision.changes(&mine), []);
    }

    /// Few values, so that sides meet often.
    fn some_organization() -> impl Strategy<Value = Organization> {
        let name = prop_oneof!["A", "B", "C"];
        let amount = prop::option::of(0_u64..3);
        let text = prop::option::of(prop_oneof!["#111111", "#222222"]);
        (
            name,
            [amount.clone(), amount.clone(), amount],
            [text.clone(), text.clone(), text],
        )
            .prop_map(|(name, amounts, [hint, primary, picture])| {
                let mut organization = Organization::named("org_1", name);
                for (resource, amount) in Resource::ALL.into_iter().zip(amounts) {
                    organization.limits.set(resource, amount.into());
                }
                organization.branding.login_hint = hint;
                organization.branding.colors.primary = primary.map(Into::into);
                organization.picture = picture;
                organization
            })
    }

    proptest! {
        #[test]
        fn meeting_loses_nothing_that_either_side_changed(
            before in some_organization(), mine in some_organization(), now in some_organization()
        ) {
            let mut revision = Revision::of(&before);
            let before = OrganizationDraft::of(&before);
            let typed = OrganizationDraft::of(&mine);
            let theirs = OrganizationDraft::of(&now);
            let mut mine = typed.clone();
            let taken = revision.meet(&mut mine, &now);
            let (conflicts, changes) = (revision.conflicts(&mine), revision.changes(&mine));
            for field in Field::ALL {
                let (by_me, by_them) = (!before.same(&typed, field), !before.same(&theirs, field));
                let agreed = typed.same(&theirs, field);
                prop_assert_eq!(taken.contains(&field), by_them && !by_me);
                prop_assert_eq!(conflicts.contains(&field), by_me && by_them && !agreed);
                prop_assert_eq!(changes.contains(&field), by_me && !agreed);
                let kept = if by_me { &typed } else { &theirs };
                prop_assert!(mine.same(kept, field), "{:?}", field);
            }
            let once = (revision.clone(), mine.clone());
            prop_assert_eq!(revision.meet(&mut mine, &now), vec![]);
            prop_assert_eq!((revision, mine), once);
        }

        #[test]
        fn a_settled_conflict_has_the_chosen_value_and_is_none(
            before in some_organization(), mine in some_organization(), now in some_organization(), theirs_wins: bool
        ) {
            let mut revision = Revision::of(&before);
            let mut mine = OrganizationDraft::of(&mine);
            revision.meet(&mut mine, &now);
            for field in revision.conflicts(&mine) {
                let side = if theirs_wins { Side::Theirs } else { Side::Mine };
                revision.settle(&mut mine, field, side);
                prop_assert_eq!(revision.changes(&mine).contains(&field), !theirs_wins);
            }
            prop_assert_eq!(revision.conflicts(&mine), vec![]);
        }
    }
}
