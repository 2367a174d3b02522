//! Tells what became of a write, wherever the person is by then, and only to the person who sent it.

use std::sync::Arc;

use canopy_domain::organization::Organization;
use canopy_text::session;
use leptos::prelude::*;

use super::{
    journal::Entry,
    session::{Person, Session, use_session},
    toasts::{Outcome, Said, Toasts, use_toasts},
};

/// Tells the person who was signed in when it was made.
#[derive(Clone)]
pub struct Teller {
    session: Session,
    toasts: Toasts,
    person: Option<Person>,
}

pub fn teller() -> Teller {
    let session = use_session();
    Teller {
        session,
        toasts: use_toasts(),
        person: session.person(),
    }
}

impl Teller {
    /// With the address of what was created.
    pub fn created(&self, organization: &Organization, href: Option<String>) {
        let entry = self.entry_of(organization);
        let not_taken = entry.as_ref().map_or(&[][..], |entry| entry.not_taken());
        let said = Said::Text(session::created(organization.title(), not_taken));
        self.show(said, Outcome::Done, href);
    }

    /// With what has changed, and the way back.
    pub fn saved(&self, organization: &Organization) {
        let said = match self.entry_of(organization) {
            Some(entry) => Said::Change(entry.number),
            None => Said::Text(session::saved(organization.title(), &[], &[])),
        };
        self.show(said, Outcome::Done, None);
    }

    /// The write that left an organization like this.
    fn entry_of(&self, organization: &Organization) -> Option<Arc<Entry>> {
        let entry = untrack(|| self.session.journal.last_done(&organization.id));
        // What was not taken of an older answer says nothing about this one.
        entry.filter(|entry| entry.after().is_some_and(|after| **after == *organization))
    }

    pub fn say(&self, text: String) {
        self.show(Said::Text(text), Outcome::Done, None);
    }

    /// As `say`, of what was done in part or not at all.
    pub fn tell(&self, text: String, outcome: Outcome) {
        self.show(Said::Text(text), outcome, None);
    }

    fn show(&self, said: Said, outcome: Outcome, link: Option<String>) {
        if self.session.person() == self.person {
            self.toasts.show(said, outcome, link);
        }
    }
}
