//! Deleting an organization: what is there is asked for first, a copy of it, one request at a time, and what became of
//! it.

use canopy_domain::{
    changes::deletion::{Deletion, Origin, Scope, ScopeChanges, backup, file_name},
    organization::OrganizationId,
    tree::forest::{Forest, Index},
};
use canopy_text::deletion as text;
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
    /// What the person was shown, as the API has just told it. `None`: not yet.
    shown: RwSignal<Option<Scope>>,
    /// What is no longer as it was shown.
    news: RwSignal<ScopeChanges>,
    checking: RwSignal<bool>,
    under_way: RwSignal<bool>,
    failure: RwSignal<Option<ApiError>>,
}

/// What became of a deletion that was confirmed.
enum Deleted {
    Done {
        said: String,
    },
    /// Something else is there than was shown.
    AskedAgain,
    Failed(ApiError),
}

impl Deleting {
    pub fn new(workspace: WorkspaceState) -> Self {
        Self {
            workspace,
            api_base_url: StoredValue::new(use_session().configuration().api_base_url),
            toasts: use_toasts(),
            shown: RwSignal::new(None),
            news: RwSignal::new(ScopeChanges::default()),
            checking: RwSignal::new(false),
            under_way: RwSignal::new(false),
            failure: RwSignal::new(None),
        }
    }

    pub fn is_under_way(self) -> bool {
        self.under_way.get()
    }

    /// Whether it is being asked what is there.
    pub fn is_checking(self) -> bool {
        self.checking.get()
    }

    /// Whether the API has told what is there since the question was asked.
    pub fn is_known(self) -> bool {
        self.shown.with(Option::is_some)
    }

    /// What is no longer as the person was shown it.
    pub fn news(self) -> ScopeChanges {
        self.news.get()
    }

    /// Why the last try failed.
    pub fn failure(self) -> Option<ApiError> {
        self.failure.get()
    }

    /// Whether it may have been deleted although no good answer came.
    pub fn is_in_doubt(self) -> bool {
        self.failure.get().is_some_and(|error| error.leaves_doubt())
    }

    /// The question is asked anew: the last failure is forgotten, and what is there asked for.
    pub fn begin(self, id: OrganizationId) {
        self.shown.set(None);
        self.news.set(ScopeChanges::default());
        self.check(id);
    }

    /// Asks what is there.
    pub fn check(self, id: OrganizationId) {
        self.failure.set(None);
        self.checking.set(true);
        let organizations = self.workspace.organizations;
        organizations.spawn(async move {
            let answer = organizations.read_below(&id).await;
            self.checking.try_set(false);
            match answer {
                Ok(()) => drop(self.shown.try_set(Some(self.scope(&id)))),
                Err(error) => {
                    if error == ApiError::NotFound {
                        // Its page says that it is gone.
                        organizations.look_again(&id);
                    }
                    self.failure.try_set(Some(error));
                }
            }
        });
    }

    fn scope(self, id: &OrganizationId) -> Scope {
        let forest = untrack(|| self.workspace.organizations.forest());
        (forest.index_of(id)).map_or_else(Scope::default, |index| Scope::of(&forest, index))
    }

    /// A copy of an organization and all below it: a name for the file, and its text.
    pub fn copy(self, forest: &Forest, index: Index) -> Option<(String, String)> {
        let origin = Origin {
            saved_at: clock::written(),
            api_base_url: self.api_base_url.try_get_value()?,
            workspace_id: self.workspace.try_id()?,
        };
        let name = file_name(forest.get(index), &origin);
        Some((name, backup(forest, index, &origin)))
    }

    /// Deletes it, if what is there is what the person was shown. `leave` goes somewhere else before it is taken
    /// out of the list. Does nothing while another deletion is under way.
    pub fn delete(self, id: OrganizationId, leave: impl FnOnce() + 'static) {
        if self.under_way.try_get_untracked() != Some(false) {
            return;
        }
        self.under_way.set(true);
        let was_in_doubt =
            (self.failure.try_get_untracked().flatten()).is_some_and(|error| error.leaves_doubt());
        self.failure.set(None);
        self.news.set(ScopeChanges::default());
        let organizations = self.workspace.organizations;
        let leave: Box<dyn FnOnce()> = Box::new(leave);
        organizations.spawn(async move {
            let deleted = loop {
                // Signed in again on the way, it begins with what is there by then.
                if let Some(deleted) = self.read_and_send(&id, was_in_doubt).await {
                    break deleted;
                }
            };
            // Whoever asked may have left meanwhile, and the question with them.
            self.under_way.try_set(false);
            match deleted {
                Deleted::AskedAgain => {}
                Deleted::Failed(error) => {
                    if matches!(error, ApiError::Conflict { .. }) {
                        // What stands in its way came after the list.
                        self.workspace.reload();
                    }
                    self.failure.try_set(Some(error));
                }
                Deleted::Done { said } => {
                    leave();
                    self.toasts.say(said);
                    // The address has changed by the next frame; until then the page is about what was deleted.
                    request_animation_frame(move || organizations.take_out(&id));
                }
            }
        });
    }

    /// `None`: the person had to sign in on the way and wants it sent.
    async fn read_and_send(self, id: &OrganizationId, was_in_doubt: bool) -> Option<Deleted> {
        let organizations = self.workspace.organizations;
        let Some((_, known)) = untrack(|| organizations.find(id)) else {
            return Some(Deleted::AskedAgain);
        };
        let was_there_no_more = || Deleted::Done {
            // Of a deletion whose answer was lost, one knows no more than that it is done.
            said: match was_in_doubt {
                true => text::deleted(known.title()),
                false => text::was_deleted_before(known.title()),
            },
        };
        match organizations.read_below(id).await {
            Ok(()) => {}
            Err(ApiError::NotFound) => return Some(was_there_no_more()),
            Err(error) => return Some(Deleted::Failed(error)),
        }
        let there = self.scope(id);
        let shown = self.shown.try_get_untracked().flatten().unwrap_or_default();
        let news = shown.changes(&there);
        if !news.is_empty() {
            self.shown.try_set(Some(there));
            self.news.try_set(news);
            return Some(Deleted::AskedAgain);
        }
        let forest = untrack(|| organizations.forest());
        let Some(index) = forest.index_of(id) else {
            return Some(Deleted::AskedAgain);
        };
        let deletion = Deletion::of(&forest, index, 0);
        if deletion.blocked.is_some() {
            // The question says so by now.
            return Some(Deleted::AskedAgain);
        }
        let Some(workspace) = self.workspace.try_id() else {
            return Some(Deleted::AskedAgain);
        };
        let call = api::organizations::delete(&workspace, id);
        let subject = Subject::Known(known.clone());
        let answer = self.workspace.write(subject, call, |_| Vec::new()).await;
        Some(match answer {
            Ok(()) => Deleted::Done {
                said: text::done(&deletion),
            },
            Err(ApiError::SignedInAgain) => return None,
            Err(ApiError::NotFound) => was_there_no_more(),
            Err(error) => Deleted::Failed(error),
        })
    }
}
