//! Calls the API did not accept the token of: they wait until the person has signed in again.

use std::sync::Arc;

use futures::channel::oneshot::{Sender, channel};
use leptos::prelude::*;

use crate::api::call::{Method, Request};

/// What the person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// To sign in again.
    SignIn,
    /// Whether to send the writes that were not accepted before. Asked after the sign-in.
    SendAgain,
}

/// The question the person is asked, if any, and the calls that wait for the answer.
#[derive(Clone, Copy, Default)]
pub struct Reauthentication {
    question: RwSignal<Option<Question>>,
    waiting: StoredValue<Vec<Waiting>>,
}

struct Waiting {
    request: Arc<Request>,
    send_again: Sender<bool>,
}

impl Waiting {
    fn is_read(&self) -> bool {
        self.request.method == Method::Get
    }
}

impl Reauthentication {
    pub fn question(self) -> Option<Question> {
        self.question.get()
    }

    /// Whether a call waits for the person to sign in.
    pub fn has_waiting(self) -> bool {
        self.waiting.with_value(|waiting| !waiting.is_empty())
    }

    /// Whether this very request waits.
    pub fn is_waiting(self, request: &Arc<Request>) -> bool {
        let is_it = |waiting: &Waiting| Arc::ptr_eq(&waiting.request, request);
        self.waiting.with_value(|waiting| waiting.iter().any(is_it))
    }

    /// Asks the person to sign in.
    pub fn ask(self) {
        self.question.set(Some(Question::SignIn));
    }

    /// Asks, and waits for whether to send a call again.
    pub async fn wait(self, request: &Arc<Request>) -> bool {
        let (send_again, answer) = channel();
        self.waiting.update_value(|waiting| {
            waiting.push(Waiting {
                request: Arc::clone(request),
                send_again,
            });
        });
        self.ask();
        answer.await.unwrap_or(false)
    }

    /// The person has signed in: reads are sent again, writes are asked about.
    pub fn go_on(self) {
        self.tell(true, Waiting::is_read);
        self.question
            .set(self.has_waiting().then_some(Question::SendAgain));
    }

    /// The person has said whether to send what waits, or turned away, which means no.
    pub fn end(self, send_again: bool) {
        self.tell(send_again, |_| true);
        self.question.set(None);
    }

    fn tell(self, send_again: bool, whom: impl Fn(&Waiting) -> bool) {
        let told = self.waiting.try_update_value(|waiting| {
            // Whoever has gone meanwhile needs no answer.
            waiting.retain(|waiting| !waiting.send_again.is_canceled());
            waiting.extract_if(.., |waiting| whom(waiting)).collect()
        });
        let told: Vec<Waiting> = told.unwrap_or_default();
        for waiting in told {
            // It may be gone since, and then nobody waits for the answer.
            let _ = waiting.send_again.send(send_again);
        }
    }
}
