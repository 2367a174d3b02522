//! Deleting an organization: a copy of it first, one request at a time, and what became of it. Knows no view.

use std::sync::Arc;

use canopy_domain::{
    deletion::{Origin, backup, file_name},
    direction::isolated,
    forest::{Forest, Index},
    organization::Organization,
};
use leptos::prelude::*;

use super::{
    ApiError, clock,
    journal::Subject,
    session::use_session,
    toasts::{Toasts, use_toasts},
    workspace::WorkspaceState,
};
use crate::api;

/// The deletion a dialog is about.
#[derive(Clone, Copy)]
pub struct Deleting {
    workspace: WorkspaceState,
    api_base_url: StoredValue<String>,
    toasts: Toasts,
    under_way: RwSignal<bool>,
    failure: RwSignal<Option<ApiError>>,
}

impl Deleting {
    pub fn new(workspace: WorkspaceState) -> Self {
        Self {
            workspace,
            api_base_url: StoredValue::new(use_session().configuration().api_base_url),
            toasts: use_toasts(),
            under_way: RwSignal::new(false),
            failure: RwSignal::new(None),
        }
    }

    pub fn is_under_way(self) -> bool {
        self.under_way.get()
    }

    /// Why the last try failed.
    pub fn failure(self) -> Option<ApiError> {
        self.failure.get()
    }

    /// Whether it may have been deleted although no good answer came.
    pub fn is_in_doubt(self) -> bool {
        self.failure.get().is_some_and(|error| error.leaves_doubt())
    }

    /// Forgets the last failure: the question is asked anew.
    pub fn begin(self) {
        self.failure.set(None);
    }

    /// A copy of an organization and all below it: a name for the file, and its text.
    pub fn copy(self, forest: &Forest, index: Index) -> (String, String) {
        let origin = Origin {
            saved_at: clock::written(),
            api_base_url: self.api_base_url.get_value(),
            workspace_id: self.workspace.id(),
        };
        let name = file_name(forest.get(index), &origin);
        (name, backup(forest, index, &origin))
    }

    /// Deletes it. `done` says what has happened then; `leave` goes somewhere else before it is taken
    /// out of the estate. Does nothing while another deletion is under way.
    pub fn delete(
        self,
        organization: Arc<Organization>,
        done: String,
        leave: impl FnOnce() + 'static,
    ) {
        if self.under_way.get_untracked() {
            return;
        }
        self.under_way.set(true);
        self.failure.set(None);
        let estate = self.workspace.estate;
        let leave: Box<dyn FnOnce()> = Box::new(leave);
        estate.spawn(async move {
            let id = organization.id.clone();
            let call = api::organizations::delete(&self.workspace.id(), &id);
            let known = Subject::Known(Arc::clone(&organization));
            let answer = self.workspace.write(known, call).await;
            // Whoever asked may have left meanwhile, and the question with them.
            self.under_way.try_set(false);
            let said = match answer {
                Ok(()) => done,
                Err(ApiError::NotFound) => {
                    let name = isolated(organization.title());
                    format!("“{name}” was not there any more: someone else has deleted it.")
                }
                Err(error) => {
                    if matches!(error, ApiError::Conflict { .. }) {
                        // What stands in its way came after the list.
                        self.workspace.reload();
                    }
                    self.failure.try_set(Some(error));
                    return;
                }
            };
            leave();
            self.toasts.say(said);
            // The address has changed by the next frame; until then the page is about what was deleted.
            request_animation_frame(move || estate.take_out(&id));
        });
    }
}
