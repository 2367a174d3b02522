//! Who is signed in. The token lives here, in memory and in this tab's session storage, and nowhere else.

use std::{future::Future, pin::Pin, sync::Arc};

use canopy_domain::{
    member::Role,
    token::{Claims, Token, TokenProblem},
};
use leptos::prelude::*;

use super::{
    clock,
    journal::Journal,
    pauses::Pauses,
    reentry::Reentry,
    storage::Place,
    tabs::{Tabs, Word},
};
use crate::api::{
    call::{Call, Method, Request},
    client::Client,
    configuration::Configuration,
    error::ApiError,
    sandbox,
};

const KEY: &str = "canopy.token";

/// The session of this tab and the way to the API.
#[derive(Clone, Copy)]
pub struct Session {
    token: RwSignal<Option<Token>>,
    /// Why the last session ended, where it was not the person who ended it.
    ended: RwSignal<Option<TokenProblem>>,
    /// What was written since the sign-in.
    pub journal: Journal,
    /// The waits the API asked for.
    pub pauses: Pauses,
    /// What waits for the person to sign in again.
    pub reentry: Reentry,
    tabs: Tabs,
    /// What another tab has told last.
    elsewhere: RwSignal<Option<Word>>,
    client: StoredValue<Client>,
    configuration: StoredValue<Configuration>,
}

impl Session {
    /// Takes up the session this tab had before a reload, if its token has not ended since.
    pub fn restore(configuration: Configuration) -> Self {
        let kept = Place::Tab
            .read_text(KEY)
            .map(|text| Token::read(&text, clock::now()));
        let (token, ended) = match kept {
            None => (None, None),
            Some(Ok(token)) => (Some(token), None),
            Some(Err(problem)) => {
                Place::Tab.remove(KEY);
                (None, Some(problem))
            }
        };
        Self {
            token: RwSignal::new(token),
            ended: RwSignal::new(ended),
            journal: Journal::default(),
            pauses: Pauses::default(),
            reentry: Reentry::default(),
            tabs: Tabs::default(),
            elsewhere: RwSignal::new(None),
            client: StoredValue::new(Client::new(&configuration.api_base_url)),
            configuration: StoredValue::new(configuration),
        }
    }

    /// Signs out when another tab does. A sign-in is only told of: the token stays in its tab.
    pub fn follow_other_tabs(self) {
        self.tabs.hear(move |word| {
            if word == Word::SignedOut {
                self.forget();
            }
            self.elsewhere.set(Some(word));
        });
    }

    /// What another tab has told last.
    pub fn elsewhere(self) -> Option<Word> {
        self.elsewhere.get()
    }

    /// Where the API is, as a whole address, without a slash at its end.
    pub fn api(self) -> String {
        self.client
            .with_value(|client| client.base_url().to_owned())
    }

    /// What this installation is.
    pub fn configuration(self) -> Configuration {
        self.configuration.get_value()
    }

    pub fn is_signed_in(self) -> bool {
        self.token.with(Option::is_some)
    }

    /// What the token says of the person.
    pub fn claims(self) -> Option<Claims> {
        self.token
            .with(|token| token.as_ref().map(|token| token.claims().clone()))
    }

    /// Why the last session ended, where it was not the person who ended it.
    pub fn ended(self) -> Option<TokenProblem> {
        self.ended.get()
    }

    /// How long the token is still good, in seconds, negative where it has ended. `None`: nobody is
    /// signed in, or the token does not say.
    pub fn seconds_left(self) -> Option<f64> {
        self.token
            .with(|token| token.as_ref()?.seconds_left(clock::now()))
    }

    /// Signs in with a pasted token. What waits for it goes on, and where it belongs to another
    /// person than before, nothing of theirs stays.
    ///
    /// # Errors
    /// [`TokenProblem`] where it is no token or has ended. A session that stands goes on.
    pub fn sign_in(self, pasted: &str) -> Result<(), TokenProblem> {
        let token = Token::read(pasted, clock::now())?;
        // Without a session storage the session ends with a reload; nothing else changes.
        let _ = Place::Tab.write_text(KEY, token.secret());
        let is_other =
            untrack(|| self.claims()).is_some_and(|claims| claims.sub != token.claims().sub);
        if is_other {
            self.journal.clear();
        }
        self.ended.set(None);
        if untrack(|| !self.is_signed_in()) {
            self.tabs.tell(Word::SignedIn);
        }
        self.elsewhere.set(None);
        self.token.set(Some(token));
        if is_other {
            self.reentry.end(false);
        } else {
            self.reentry.go_on();
        }
        Ok(())
    }

    /// Signs in as one of the sandbox's people.
    ///
    /// # Errors
    /// Whatever kept the sandbox from handing out a token.
    pub async fn sign_in_as(self, role: Role) -> Result<(), ApiError> {
        let client = self.client.get_value();
        let issued = client.send(None, sandbox::token(role)).await?;
        self.sign_in(&issued.token)
            .map_err(|_| ApiError::Unauthorized)
    }

    /// Signs out, in every tab of this browser.
    pub fn sign_out(self) {
        self.elsewhere.set(None);
        self.tabs.tell(Word::SignedOut);
        self.forget();
    }

    /// Forgets the token, in memory and in the tab, and what was written with it.
    fn forget(self) {
        Place::Tab.remove(KEY);
        self.journal.clear();
        self.ended.set(None);
        self.token.set(None);
        self.reentry.end(false);
    }

    /// Sends a call as the person signed in. A read that fails in passing is tried again; where the
    /// token is no longer accepted, the person is asked to sign in again, and the call waits for it.
    ///
    /// # Errors
    /// As [`Client::send`]; [`ApiError::Unauthorized`] where nobody is signed in, or the person
    /// would not sign in again.
    pub async fn send<T>(self, call: Call<T>) -> Result<T, ApiError> {
        let answer: Pin<Box<dyn Future<Output = _>>> =
            Box::pin(self.answer(Arc::clone(&call.request)));
        call.read(&answer.await?).map_err(ApiError::Malformed)
    }

    async fn answer(self, request: Arc<Request>) -> Result<Vec<u8>, ApiError> {
        let is_read = request.method == Method::Get;
        let mut failed = 0;
        loop {
            let token = self.token().ok_or(ApiError::Unauthorized)?;
            let error = match self.try_once(&token, &request).await {
                Ok(body) => return Ok(body),
                Err(error) => error,
            };
            let again = match &error {
                // Someone else's call has had the person sign in meanwhile.
                ApiError::Unauthorized if self.token() != Some(token) => is_read,
                ApiError::Unauthorized => self.reentry.wait(is_read).await,
                error if is_read => {
                    failed += 1;
                    self.pauses.before_try(error, failed).await
                }
                _ => false,
            };
            if !again {
                return Err(error);
            }
        }
    }

    async fn try_once(self, token: &Token, request: &Request) -> Result<Vec<u8>, ApiError> {
        if token
            .seconds_left(clock::now())
            .is_some_and(|left| left <= 0.0)
        {
            return Err(ApiError::Unauthorized);
        }
        let client = self.client.get_value();
        client.answer(Some(token.secret()), request).await
    }

    fn token(self) -> Option<Token> {
        self.token.try_get_untracked().flatten()
    }
}

pub fn use_session() -> Session {
    expect_context()
}
