//! Who is signed in. The token lives here, in memory and in this tab's session storage, and nowhere else.

use canopy_domain::{
    member::Role,
    token::{Claims, Token, TokenProblem},
};
use leptos::prelude::*;

use super::{clock, journal::Journal, storage::Place};
use crate::api::{
    call::Call, client::Client, configuration::Configuration, error::ApiError, sandbox,
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
            client: StoredValue::new(Client::new(&configuration.api_base_url)),
            configuration: StoredValue::new(configuration),
        }
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

    /// Signs in with a pasted token.
    ///
    /// # Errors
    /// [`TokenProblem`] where it is no token or has ended. A session that stands goes on.
    pub fn sign_in(self, pasted: &str) -> Result<(), TokenProblem> {
        let token = Token::read(pasted, clock::now())?;
        // Without a session storage the session ends with a reload; nothing else changes.
        let _ = Place::Tab.write_text(KEY, token.secret());
        self.ended.set(None);
        self.token.set(Some(token));
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

    /// Forgets the token, in memory and in the tab, and what was written with it.
    pub fn sign_out(self) {
        Place::Tab.remove(KEY);
        self.journal.clear();
        self.ended.set(None);
        self.token.set(None);
    }

    /// Sends a call as the person signed in.
    ///
    /// # Errors
    /// As [`Client::send`]; [`ApiError::Unauthorized`] without asking where nobody is signed in or
    /// the token has ended meanwhile.
    pub async fn send<T>(self, call: Call<T>) -> Result<T, ApiError> {
        let token = self.live_token()?;
        let client = self.client.get_value();
        client.send(Some(token.secret()), call).await
    }

    fn live_token(self) -> Result<Token, ApiError> {
        let token = self.token.try_get_untracked().flatten();
        token
            .filter(|token| {
                token
                    .seconds_left(clock::now())
                    .is_none_or(|left| left > 0.0)
            })
            .ok_or(ApiError::Unauthorized)
    }
}

pub fn use_session() -> Session {
    expect_context()
}
