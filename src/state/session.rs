//! Who is signed in. The token lives here, in memory and in this tab's session storage, and nowhere else but, where it
//! is shared, in the other tabs of this installation.

mod shared;

use std::{future::Future, pin::Pin, sync::Arc};

use canopy_domain::{
    session::token::{Claims, Token, TokenProblem},
    workspace::member::{Role, UserId},
};
use leptos::prelude::*;

pub use self::shared::TabMessage;
use super::{
    ApiError, clock, journal::Journal, reauthentication::Reauthentication, retry_waits::RetryWaits,
    storage::belong_to, tabs::Tabs,
};
use crate::api::{
    call::{Call, Method, Pieces, Request},
    client::Client,
    configuration::Configuration,
    sandbox, workspaces,
};

/// Who is signed in, as far as it can be told.
#[derive(Clone, PartialEq)]
pub enum Person {
    Named(UserId),
    /// Whoever it has been since so many others left: the token does not say.
    Unnamed(u32),
}

/// The session of this tab and the way to the API.
#[derive(Clone, Copy)]
pub struct Session {
    token: RwSignal<Option<Token>>,
    /// The last sign-out in this browser when the session began.
    began_after: StoredValue<String>,
    /// How often somebody has left: signed out, or made way for another.
    partings: StoredValue<u32>,
    /// What was written since the sign-in.
    pub journal: Journal,
    /// The waits the API asked for.
    pub retry_waits: RetryWaits,
    /// What waits for the person to sign in again.
    pub reauthentication: Reauthentication,
    tabs: Tabs,
    /// Whether the other tabs are being asked for their session.
    asking: RwSignal<bool>,
    /// What another tab has told last.
    elsewhere: RwSignal<Option<TabMessage>>,
    client: StoredValue<Client>,
    configuration: StoredValue<Configuration>,
}

impl Session {
    /// The session of the console under this path; `base` without a slash at its end. Takes up what this tab had before
    /// a reload, unless somebody signed out since.
    pub fn restore(configuration: Configuration, base: &str) -> Self {
        belong_to(base, &configuration.api_base_url);
        let session = Self {
            token: RwSignal::new(None),
            began_after: StoredValue::new(String::new()),
            partings: StoredValue::new(0),
            journal: use_context().unwrap_or_default(),
            retry_waits: RetryWaits::default(),
            reauthentication: Reauthentication::default(),
            tabs: Tabs::default(),
            asking: RwSignal::new(false),
            elsewhere: RwSignal::new(None),
            client: StoredValue::new(Client::new(&configuration.api_base_url)),
            configuration: StoredValue::new(configuration),
        };
        session.take_up();
        session
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

    /// Who is signed in. Does not track.
    pub fn person(self) -> Option<Person> {
        Some(match untrack(|| self.claims())?.sub {
            Some(subject) => Person::Named(subject),
            None => Person::Unnamed(self.partings.get_value()),
        })
    }

    /// Whose drafts and the like are offered. Does not track.
    pub fn whose(self) -> String {
        let claims = untrack(|| self.claims()).unwrap_or_default();
        claims.whose().to_owned()
    }

    /// Whether the person signed in with a static key, so that only the API knows what they may do.
    /// Does not track.
    pub fn has_key(self) -> bool {
        let is_key = |token: &Option<Token>| token.as_ref().is_some_and(Token::is_key);
        self.token.with_untracked(is_key)
    }

    /// How long the token is still good by this machine's clock, in seconds, negative where it has expired. `None`:
    /// nobody is signed in, or the token does not say.
    pub fn seconds_left(self) -> Option<f64> {
        self.token
            .with(|token| token.as_ref()?.seconds_left(clock::now()))
    }

    /// Signs in with a pasted token, and what waits for it goes on.
    ///
    /// # Errors
    /// [`TokenProblem`] where it is no token, has expired by this machine's clock, or may belong to someone else than
    /// the session that stands, which goes on.
    pub fn sign_in(self, pasted: &str) -> Result<(), TokenProblem> {
        let token = Token::read(pasted)?;
        if self.is_of_another(&token) {
            return Err(TokenProblem::MaybeOfAnother);
        }
        if has_expired(&token) {
            return Err(TokenProblem::Expired);
        }
        self.begin(token);
        Ok(())
    }

    /// Signs in with a token that has expired by this machine's clock or may belong to someone else, unless the API
    /// rejects it. Of whoever was signed in, nothing stays for another.
    ///
    /// # Errors
    /// [`TokenProblem`] where it is no token, or the API rejects it. A session that stands goes on.
    pub async fn sign_in_anyway(self, pasted: String) -> Result<(), TokenProblem> {
        let token = Token::read(&pasted)?;
        let request = workspaces::list().request;
        let mut body = Vec::new();
        let tried = self.sent(Some(token.secret()), &request, &mut body);
        if let Err(ApiError::Unauthorized) = tried.await {
            return Err(match has_expired(&token) {
                true => TokenProblem::Expired,
                false => TokenProblem::Rejected,
            });
        }
        self.begin(token);
        Ok(())
    }

    /// Whether someone is signed in who need not be the one this token belongs to.
    fn is_of_another(self, token: &Token) -> bool {
        untrack(|| self.claims()).is_some_and(|claims| claims.sub != token.claims().sub)
    }

    fn begin(self, token: Token) {
        let is_other = self.is_of_another(&token);
        if is_other {
            self.part();
        }
        let is_new = untrack(|| !self.is_signed_in());
        self.have(token);
        if is_new {
            self.tell_sign_in();
        }
        if is_other {
            self.reauthentication.end(false);
        } else {
            self.reauthentication.go_on();
        }
    }

    /// Signs in as one of the sandbox's people.
    ///
    /// # Errors
    /// Whatever kept the sandbox from handing out a token.
    pub async fn sign_in_as(self, role: Role) -> Result<(), ApiError> {
        let call = sandbox::token(role);
        let mut body = Vec::new();
        self.sent(None, &call.request, &mut body).await?;
        let issued = call.read(body).map_err(ApiError::Malformed)?;
        let token = Token::read(&issued.token).map_err(|_| ApiError::Unauthorized)?;
        self.begin(token);
        Ok(())
    }

    /// Forgets the token, in memory and in the tab, and what was written with it.
    fn forget(self) {
        self.let_go();
        self.part();
        self.token.set(None);
        self.reauthentication.end(false);
    }

    /// Somebody leaves, and what they wrote is nothing to whoever comes next.
    fn part(self) {
        self.journal.clear();
        self.partings
            .update_value(|partings| *partings = partings.wrapping_add(1));
    }

    /// Sends a call as the person signed in. A read that fails in passing is tried again; where the
    /// token is no longer accepted, the person is asked to sign in again, and the call waits for it.
    ///
    /// # Errors
    /// As [`Client::send`]; [`ApiError::Unauthorized`] where nobody is signed in, or the person
    /// would not sign in again.
    pub async fn send<T, P: Pieces + Default>(self, call: Call<T, P>) -> Result<T, ApiError> {
        let mut body = P::default();
        let answer: Pin<Box<dyn Future<Output = _>>> =
            Box::pin(self.answer(Arc::clone(&call.request), &mut body));
        answer.await?;
        call.read(body).map_err(ApiError::Malformed)
    }

    async fn answer(self, request: Arc<Request>, body: &mut dyn Pieces) -> Result<(), ApiError> {
        let is_read = request.method == Method::Get;
        let mut failed = 0;
        loop {
            let token = self.token().ok_or(ApiError::Unauthorized)?;
            let Err(error) = self.sent(Some(token.secret()), &request, body).await else {
                return Ok(());
            };
            let again = match &error {
                // Someone else's call has had the person sign in meanwhile.
                ApiError::Unauthorized if self.token().as_ref() != Some(&token) => {
                    is_read && self.asker() == Some(asker(&token))
                }
                ApiError::Unauthorized => match self.reauthentication.wait(&request).await {
                    // What it would change may have changed meanwhile.
                    true if matches!(request.method, Method::Patch | Method::Delete) => {
                        return Err(ApiError::SignedInAgain);
                    }
                    again => again,
                },
                error if is_read => {
                    failed += 1;
                    self.retry_waits.before_try(error, failed).await
                }
                _ => false,
            };
            if !again {
                return Err(error);
            }
        }
    }

    /// Sends a request once, and no sooner than the API allows.
    async fn sent(
        self,
        bearer: Option<&str>,
        request: &Request,
        body: &mut dyn Pieces,
    ) -> Result<(), ApiError> {
        body.begin_anew();
        let client = self.client.get_value();
        let asker = self.asker();
        let place = client.permit().await;
        self.retry_waits.over().await?;
        // Whoever has signed out while it was held back has nothing sent any more.
        if bearer.is_some() && self.asker() != asker {
            return Err(ApiError::Unauthorized);
        }
        let answer = client.answer(&place, bearer, request, body).await;
        answer.map_err(|failed| {
            if let Some(seconds) = failed.wait {
                self.retry_waits.begin(seconds, failed.error.clone());
            }
            failed.error
        })
    }

    fn token(self) -> Option<Token> {
        self.token.try_get_untracked().flatten()
    }

    /// Whose calls go out now. Does not track.
    pub(super) fn asker(self) -> Option<String> {
        self.token().as_ref().map(asker)
    }
}

/// By this machine's clock.
fn has_expired(token: &Token) -> bool {
    let left = token.seconds_left(clock::now());
    left.is_some_and(|left| left <= 0.0)
}

/// Whose calls go out with a token: the subject's, or where it names none, whoever holds the token itself.
fn asker(token: &Token) -> String {
    match &token.claims().sub {
        Some(subject) => subject.to_string(),
        None => token.secret().to_owned(),
    }
}

pub fn use_session() -> Session {
    expect_context()
}
