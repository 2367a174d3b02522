//! What this session has written: every call that changes something. Gone with the sign-out.

mod kept;

use std::sync::Arc;

use canopy_domain::{
    form::draft::NotTaken,
    organization::{Organization, OrganizationId, WorkspaceId},
    session::deed::Deed,
};
use leptos::prelude::*;

use super::{
    ApiError, clock,
    storage::{BrowserStorage, Key},
};
use crate::api::call::{Method, Request};

/// The writes of this session, in the order they were sent.
#[derive(Clone, Copy, Default)]
pub struct Journal {
    entries: RwSignal<Vec<Arc<Entry>>>,
    next: StoredValue<u32>,
    /// Whether what was written before the page was loaded anew is among them.
    is_taken_up: StoredValue<bool>,
    open: RwSignal<bool>,
    /// The workspace the person is in, in which changes can be taken back.
    place: RwSignal<Option<WorkspaceId>>,
    /// The entry that the person wants taken back.
    unwanted: RwSignal<Option<u32>>,
}

/// One write.
#[derive(Clone, Debug)]
pub struct Entry {
    /// No other entry of this page has it.
    pub number: u32,
    /// When it was sent, in seconds since 1970-01-01 UTC.
    pub at: f64,
    pub workspace: WorkspaceId,
    pub subject: Subject,
    pub request: Arc<Request>,
    pub outcome: Outcome,
    /// What the API did not take, in words, of a write from before the page was loaded anew.
    pub notes: Vec<String>,
}

/// The organization a write is about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// One that is to be, by its name.
    New(String),
    /// One that is there, as it was known before the write.
    Known(Arc<Organization>),
}

/// What became of a write.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// No answer yet, or nobody waited for it.
    UnderWay,
    Done {
        /// The organization as the API answered it, where it answered one.
        after: Option<Arc<Organization>>,
        /// What of it is not as it was sent.
        not_taken: Vec<NotTaken>,
    },
    Failed(ApiError),
    /// Failed before the page was loaded anew, for this reason.
    FailedBefore(String),
    /// The page was loaded anew before an answer came.
    Unanswered,
}

/// Where the tab keeps the journal.
fn key() -> Key {
    Key::new(&["journal"])
}

/// What the API answers to a write.
pub trait Answer {
    /// The organization as it is now, where the answer is one.
    fn organization(&self) -> Option<&Organization>;
}

impl Answer for Organization {
    fn organization(&self) -> Option<&Organization> {
        Some(self)
    }
}

impl Answer for () {
    fn organization(&self) -> Option<&Organization> {
        None
    }
}

impl Entry {
    pub fn deed(&self) -> Deed {
        match self.request.method {
            Method::Get | Method::Patch => Deed::Change,
            Method::Post => Deed::Create,
            Method::Delete => Deed::Delete,
        }
    }

    /// The organization before the write. `None`: it was not there.
    pub fn before(&self) -> Option<&Arc<Organization>> {
        match &self.subject {
            Subject::New(_) => None,
            Subject::Known(organization) => Some(organization),
        }
    }

    /// The organization after the write. `None`: it is gone, or the write has not succeeded.
    pub fn after(&self) -> Option<&Arc<Organization>> {
        match &self.outcome {
            Outcome::Done { after, .. } => after.as_ref(),
            _ => None,
        }
    }

    /// What the API accepted and did not take.
    pub fn not_taken(&self) -> &[NotTaken] {
        match &self.outcome {
            Outcome::Done { not_taken, .. } => not_taken,
            _ => &[],
        }
    }

    /// The organization's id. `None`: it was never given one.
    pub fn organization(&self) -> Option<&OrganizationId> {
        let known = self.before().or_else(|| self.after());
        known.map(|organization| &organization.id)
    }

    /// What the organization was called when the write was sent.
    pub fn title(&self) -> &str {
        match &self.subject {
            Subject::New(name) => name,
            Subject::Known(organization) => organization.title(),
        }
    }
}

impl Journal {
    /// Oldest first.
    pub fn entries(self) -> Vec<Arc<Entry>> {
        self.entries.get()
    }

    /// The last change of an organization that was carried out.
    pub fn last_done(self, id: &OrganizationId) -> Option<Arc<Entry>> {
        self.entries.with(|entries| {
            let mut newest = entries.iter().rev();
            let is_it = |entry: &&Arc<Entry>| entry.after().is_some_and(|after| after.id == *id);
            newest.find(is_it).cloned()
        })
    }

    pub fn entry(self, number: u32) -> Option<Arc<Entry>> {
        let is_it = |entry: &&Arc<Entry>| entry.number == number;
        self.entries
            .with(|entries| entries.iter().rev().find(is_it).cloned())
    }

    /// The last write.
    pub fn newest(self) -> Option<Arc<Entry>> {
        self.entries.with(|entries| entries.last().cloned())
    }

    /// The workspace in which changes can be taken back now.
    pub fn place(self) -> Option<WorkspaceId> {
        self.place.get()
    }

    pub fn set_place(self, place: Option<WorkspaceId>) {
        self.place.try_set(place);
    }

    /// Has an entry taken back, by whatever shows the journal.
    pub fn take_back(self, number: u32) {
        self.unwanted.set(Some(number));
    }

    /// The entry that the person wants taken back, once.
    pub fn unwanted(self) -> Option<Arc<Entry>> {
        let number = self.unwanted.get()?;
        self.unwanted.set(None);
        untrack(|| self.entry(number))
    }

    /// Whether the person is looking at it.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    pub fn show(self, open: bool) {
        self.open.set(open);
    }

    /// Notes a write that is about to be sent. Answers with its number.
    pub fn begin(self, workspace: WorkspaceId, subject: Subject, request: Arc<Request>) -> u32 {
        let number = self.take_number();
        let entry = Arc::new(Entry {
            number,
            at: clock::now(),
            workspace,
            subject,
            request,
            outcome: Outcome::UnderWay,
            notes: Vec::new(),
        });
        self.entries.update(|entries| entries.push(entry));
        number
    }

    fn take_number(self) -> u32 {
        let number = self.next.get_value();
        self.next.set_value(number.wrapping_add(1));
        number
    }

    /// Notes what became of a write. Nothing is noted of one that was sent before the last sign-out.
    pub fn end(self, number: u32, outcome: Outcome) {
        self.entries.update(|entries| {
            let noted = entries.iter_mut().find(|entry| entry.number == number);
            if let Some(entry) = noted {
                Arc::make_mut(entry).outcome = outcome;
            }
        });
    }

    /// Leaves nothing of it, in the tab's storage neither.
    pub fn clear(self) {
        BrowserStorage::Tab.remove(&key());
        self.open.set(false);
        self.entries.set(Vec::new());
    }
}
