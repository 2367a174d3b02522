//! Tells what became of a write, wherever the person is by then, and only to the person who sent it.

use canopy_domain::{form::draft::NotTaken, organization::Organization};
use canopy_text::session;
use leptos::prelude::*;

use super::{
    session::{Person, Session, use_session},
    toasts::{Toasts, use_toasts},
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
    pub fn created(&self, organization: &Organization) {
        self.done(organization, session::created);
    }

    pub fn saved(&self, organization: &Organization) {
        self.done(organization, session::saved);
    }

    fn done(&self, organization: &Organization, words: fn(&str, &[NotTaken]) -> String) {
        let entry = untrack(|| self.session.journal.last_done(&organization.id));
        // What was not taken of an older answer says nothing about this one.
        let entry =
            entry.filter(|entry| entry.after().is_some_and(|after| **after == *organization));
        let not_taken = entry.as_ref().map_or(&[][..], |entry| entry.not_taken());
        self.say(words(organization.title(), not_taken));
    }

    pub fn say(&self, text: String) {
        if self.session.person() == self.person {
            self.toasts.say(text);
        }
    }
}
