//! Sending the form of a new organization, once, and what became of it.

use std::sync::Arc;

use canopy_domain::{
    form::draft::OrganizationDraft,
    organization::{Organization, OrganizationId},
    tree::forest::Forest,
};
use leptos::prelude::*;

use super::{FormState, surroundings::name_holder};
use crate::{
    composed::composed,
    reactive::{Afterwards, spawn_unscoped},
};

/// What became of an attempt to create.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing was sent: something in the form is wrong.
    Held,
    /// The API did not take it, or nobody knows whether it did.
    Refused,
    Created(Arc<Organization>),
}

impl FormState {
    /// An organization with the name that was sent last, in its place, that was not there then.
    pub fn appeared(self) -> Option<OrganizationId> {
        let forest = self.workspace.organizations.forest();
        self.sent.with_value(|(name, before)| {
            let now = namesakes(&forest, self.parent().as_ref(), name);
            now.into_iter().find(|id| !before.contains(id))
        })
    }

    /// Whether the list, as far as it is known, may lack what was sent although it was created.
    pub fn may_be_unlisted(self) -> bool {
        let organizations = self.workspace.organizations;
        organizations.error().is_some()
            || organizations.is_partial()
            || !organizations.unread().is_empty()
    }

    /// Whether nothing can be changed in the form: what is in it is being sent, or it can't be sent at all.
    pub fn is_locked(self) -> bool {
        (self.editing.is_none() && self.attempt.is_sending()) || self.block().is_some()
    }

    /// Begins with this in place of nothing.
    pub fn begin_with(self, draft: OrganizationDraft) {
        self.draft.set(draft);
    }

    /// What another organization in the same place begins with.
    pub fn another(self) -> Option<OrganizationDraft> {
        self.draft
            .try_get_untracked()
            .map(OrganizationDraft::another)
    }

    /// Sends the form, unless it is on its way already or something stands against it.
    pub fn submit(self, then: Afterwards<Outcome>) {
        if !self.attempt.is_over() || untrack(|| self.block()).is_some() {
            return;
        }
        self.tried.set(true);
        let checked = self.surroundings.with_untracked(|surroundings| {
            self.draft.with_untracked(|draft| {
                untrack(|| draft.check(surroundings, name_holder(self.workspace)))
            })
        });
        let Some(request) = checked.ok().filter(|_| !self.logo_intake.is_pending()) else {
            then(Outcome::Held);
            return;
        };
        self.attempt.begin();
        let parent = self.parent();
        let workspace = self.workspace;
        let namesakes = untrack(|| {
            namesakes(
                &workspace.organizations.forest(),
                parent.as_ref(),
                request.name(),
            )
        });
        self.sent.set_value((request.name().to_owned(), namesakes));
        let draft_id = self.autosave.id();
        let before = self.autosave.mark_sent();
        // Not bound to the page: what is on its way arrives, and is told, wherever the person has gone.
        spawn_unscoped(async move {
            let answer = workspace.create(parent.as_ref(), &request).await;
            self.attempt.end();
            match answer {
                Ok(created) => {
                    self.autosave.end(&draft_id);
                    then(Outcome::Created(created));
                }
                Err(error) => {
                    let doubt = error.leaves_doubt();
                    if doubt {
                        // If it arrived after all, it is in the list.
                        workspace.organizations.load();
                    } else {
                        self.autosave.take_back(&draft_id, before);
                    }
                    self.attempt.fail(error, doubt);
                    then(Outcome::Refused);
                }
            }
        });
    }
}

/// What has this name below `parent`, or among the roots.
fn namesakes(forest: &Forest, parent: Option<&OrganizationId>, name: &str) -> Vec<OrganizationId> {
    let name = composed(name);
    let has_it = |organization: &Organization| {
        organization.parent_org_id.as_ref() == parent && composed(&organization.name) == name
    };
    let found = forest
        .iter()
        .filter(|(_, organization)| has_it(organization));
    found
        .map(|(_, organization)| organization.id.clone())
        .collect()
}
