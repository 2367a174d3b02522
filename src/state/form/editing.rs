//! The form of an organization that is there: what has changed in it, what others changed meanwhile, and saving it.

use std::sync::Arc;

use canopy_domain::{
    form::{
        draft::{OrganizationDraft, Revision, Side, UpdateOrganization},
        field::Field,
    },
    organization::{Organization, OrganizationId},
};
use canopy_text::form::value;
use leptos::prelude::*;

use super::{FormState, surroundings::name_holder};
use crate::{
    reactive::{Afterwards, effect, memo, spawn_unscoped},
    state::{
        ApiError,
        drafts::{DraftKey, SavedDraft, Target},
        shown_picture::renew,
        workspace::WorkspaceState,
    },
};

/// What an edit has beyond the form of a new organization.
#[derive(Clone, Copy)]
pub struct Editing {
    pub(super) revision: RwSignal<Revision>,
    changes: Memo<Vec<Field>>,
    conflicts: Memo<Vec<Field>>,
    /// What others changed meanwhile and the form has taken over.
    taken: RwSignal<Vec<Field>>,
    /// What was discarded last, until something else is typed.
    discarded: RwSignal<Option<SavedDraft>>,
    /// From its parent up to its root, when the edit began.
    pub(super) above: StoredValue<Vec<OrganizationId>>,
    /// The lowest of them that is still there, since the organization was found deleted.
    pub(super) closest: RwSignal<Option<OrganizationId>>,
}

/// What became of an attempt to save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Nothing was sent: something in the form is wrong, or has to be chosen first.
    Held,
    /// The API did not take it, or nobody knows whether it did.
    Refused,
    Done(Arc<Organization>),
}

impl Editing {
    pub(super) fn new(revision: Revision, draft: RwSignal<OrganizationDraft>) -> Self {
        let revision = RwSignal::new(revision);
        let of = move |fields: fn(&Revision, &OrganizationDraft) -> Vec<Field>| {
            memo(move |_| draft.with(|draft| revision.with(|revision| fields(revision, draft))))
        };
        Self {
            revision,
            changes: of(Revision::changes),
            conflicts: of(Revision::conflicts),
            taken: RwSignal::new(Vec::new()),
            discarded: RwSignal::new(None),
            above: StoredValue::default(),
            closest: RwSignal::new(None),
        }
    }

    fn has_conflicts(self) -> bool {
        self.conflicts.try_with_untracked(Vec::is_empty) == Some(false)
    }

    /// Something else is typed: what was discarded before is gone for good.
    pub(super) fn touch(self) {
        if self.discarded.try_with_untracked(Option::is_some) == Some(true) {
            self.discarded.set(None);
        }
    }
}

impl FormState {
    /// The form of an organization as it is. Lives as long as the current owner.
    pub fn edit_of(workspace: WorkspaceState, organization: &Organization) -> Self {
        let place = DraftKey {
            workspace: workspace.id(),
            target: Target::Existing(organization.id.clone()),
        };
        let parent = organization.parent_org_id.clone();
        let form = Self::make(workspace, place, parent, Some(Revision::of(organization)));
        form.meet_what_others_save(organization.id.clone());
        form.remember_above(organization);
        form.notice_deletion(organization.id.clone());
        form
    }

    /// Takes what others saved meanwhile once it is in the list, however it came there. While the form saves, it takes
    /// what it reads for that; what else has come by then is taken when it has ended.
    fn meet_what_others_save(self, id: OrganizationId) {
        effect(move || {
            let is_sending = self.attempt.is_sending();
            let now = self.workspace.organizations.find(&id);
            if let Some((_, now)) = now.filter(|_| !is_sending) {
                untrack(|| self.meet(&now));
            }
        });
    }

    /// The fields that would be saved, in the order of the form. None in the form of a new organization.
    pub fn changes(self) -> Vec<Field> {
        self.editing
            .and_then(|edit| edit.changes.try_get())
            .unwrap_or_default()
    }

    /// Whether there is nothing to save, as of now.
    /// `None`: the form is gone, or is none of an organization that is there.
    pub fn has_no_changes(self) -> Option<bool> {
        self.editing?.changes.try_with_untracked(Vec::is_empty)
    }

    /// The fields that others changed meanwhile to something else than the person did.
    pub fn conflicts(self) -> Vec<Field> {
        self.editing
            .map(|edit| edit.conflicts.get())
            .unwrap_or_default()
    }

    /// What others changed meanwhile and the form has taken over.
    pub fn taken(self) -> Vec<Field> {
        self.editing
            .map(|edit| edit.taken.get())
            .unwrap_or_default()
    }

    /// What was in a field before it was changed, in words. `None` where it is as it was.
    pub fn before(self, field: Field) -> Option<String> {
        let edit = self.editing?;
        let is_changed = edit.changes.with(|changes| changes.contains(&field));
        is_changed.then(|| {
            edit.revision
                .with(|revision| value(&revision.theirs().value(field)))
        })
    }

    /// A field as it was when the edit began, as others have it now, and as it is in the form, in words.
    pub fn sides(self, field: Field) -> Option<[String; 3]> {
        let mine = value(&self.draft.with(|draft| draft.value(field)));
        let revision = self.editing?.revision;
        Some(revision.with(|revision| {
            let [original, theirs] = [revision.original(), revision.theirs()];
            [
                value(&original.value(field)),
                value(&theirs.value(field)),
                mine,
            ]
        }))
    }

    /// Chooses whose value a field keeps.
    pub fn settle(self, field: Field, side: Side) {
        self.edit_both(|revision, draft| revision.settle(draft, field, side));
        self.autosave.touch();
    }

    /// Puts one field back as it is at the API.
    pub fn put_back(self, field: Field) {
        self.settle(field, Side::Theirs);
        self.attempt.forget_rejection(field);
    }

    /// Puts everything back as it is at the API.
    pub fn discard(self) {
        let Some(edit) = self.editing else {
            return;
        };
        let unfinished = self.autosave.unfinished();
        self.edit_both(|revision, draft| {
            for field in Field::ALL {
                revision.settle(draft, field, Side::Theirs);
            }
        });
        self.attempt.clear();
        self.logo_intake.clear();
        edit.taken.set(Vec::new());
        edit.discarded.set(unfinished);
        self.autosave.keep();
    }

    /// What was discarded last and can still be put back.
    pub fn discarded(self) -> Option<SavedDraft> {
        self.editing?.discarded.get()
    }

    /// Puts back what was discarded last.
    pub fn restore_discarded(self) {
        let discarded = self.editing.and_then(|edit| {
            let discarded = edit.discarded.get_untracked();
            edit.discarded.set(None);
            discarded
        });
        if let Some(discarded) = discarded {
            self.autosave.put_back(discarded);
            self.autosave.touch();
        }
    }

    /// Takes what the API has now. `None` where the form is gone, or is none of an organization that is there.
    fn meet(self, now: &Organization) -> Option<()> {
        let edit = self.editing?;
        let is_known = edit
            .revision
            .try_with_untracked(|revision| *revision.theirs() == OrganizationDraft::of(now))?;
        if is_known {
            return Some(());
        }
        let had_changes = self.has_no_changes() == Some(false);
        let taken = self.edit_both(|revision, draft| revision.meet(draft, now))?;
        // Whoever has changed nothing sees the page as it is, as on any other.
        if had_changes {
            edit.taken.update(|all| {
                let fields = Field::ALL.into_iter();
                let is_taken = |field: &Field| all.contains(field) || taken.contains(field);
                *all = fields.filter(is_taken).collect();
            });
        }
        Some(())
    }

    /// Reads the organization again and saves what has changed, unless that is under way already or
    /// something stands against it.
    pub fn save(self, then: Afterwards<Saved>) {
        let Some((edit, id)) = self.editing.zip(self.existing()) else {
            return;
        };
        if self.has_no_changes() != Some(false)
            || !self.attempt.is_over()
            || untrack(|| self.block()).is_some()
        {
            return;
        }
        self.tried.set(true);
        let is_held = self.logo_intake.is_pending() || edit.has_conflicts();
        if is_held || self.checked(edit).is_none() {
            then(Saved::Held);
            return;
        }
        self.attempt.begin();
        edit.taken.set(Vec::new());
        let draft_id = self.autosave.id();
        // Not bound to the page: what is on its way arrives, and is told, wherever the person has gone.
        spawn_unscoped(async move {
            let saved = loop {
                // Signed in again on the way, it begins with what is there by then.
                if let Some(saved) = self.read_and_send(edit, &id).await {
                    break saved;
                }
            };
            self.attempt.end();
            if let Saved::Done(_) = saved {
                draft_id.drop_kept();
                self.autosave.keep();
            }
            then(saved);
        });
    }

    /// `None`: the person had to sign in on the way and wants it sent.
    async fn read_and_send(self, edit: Editing, id: &OrganizationId) -> Option<Saved> {
        let now = match self.workspace.read_again(id).await {
            Ok(now) => now,
            Err(error) => {
                self.look_above(edit, &error).await;
                self.attempt.fail(error, false);
                return Some(Saved::Refused);
            }
        };
        // Whoever left meanwhile finds the edit offered back.
        if self.meet(&now).is_none() {
            return Some(Saved::Held);
        }
        if self.has_no_changes() == Some(true) {
            return Some(Saved::Done(now));
        }
        if edit.has_conflicts() {
            return Some(Saved::Held);
        }
        let Some((sent, request)) = self.draft.try_get_untracked().zip(self.checked(edit)) else {
            return Some(Saved::Held);
        };
        match self.workspace.update(&now, &request).await {
            Ok(answer) => {
                if let Some(address) = kept_address(&now, &answer, &sent) {
                    renew(address);
                }
                self.edit_both(|revision, draft| revision.saved(draft, &sent, &answer));
                self.tried.try_set(false);
                Some(Saved::Done(answer))
            }
            Err(ApiError::SignedInAgain) => None,
            Err(error) => {
                self.look_above(edit, &error).await;
                let doubt = error.leaves_doubt();
                self.attempt.fail(error, doubt);
                Some(Saved::Refused)
            }
        }
    }

    /// `None`: something in it is wrong, or the form is gone.
    fn checked(self, edit: Editing) -> Option<UpdateOrganization> {
        let surroundings = self.surroundings.try_get_untracked()?;
        let revision = edit.revision.try_get_untracked()?;
        let draft = self.draft.try_get_untracked()?;
        let name = name_holder(self.workspace);
        untrack(|| draft.check_update(revision.theirs(), &surroundings, name)).ok()
    }

    /// `None` where the form is gone, or is none of an organization that is there.
    fn edit_both<T>(
        self,
        change: impl FnOnce(&mut Revision, &mut OrganizationDraft) -> T,
    ) -> Option<T> {
        let edit = self.editing?;
        let mut revision = edit.revision.try_get_untracked()?;
        let changed = self
            .draft
            .try_update(|draft| change(&mut revision, draft))?;
        edit.revision.try_set(revision);
        Some(changed)
    }
}

/// Where the new logo is hosted, if it is where the one before it was.
fn kept_address<'a>(
    before: &Organization,
    saved: &'a Organization,
    sent: &OrganizationDraft,
) -> Option<&'a str> {
    let is_new = sent.logo.picture.is_some() || !sent.logo.url.trim().is_empty();
    (is_new && before.picture == saved.picture)
        .then_some(saved.picture.as_deref())
        .flatten()
}
