//! The bearer token a person signs in with: what it claims, and never what it is.
//! Verifies no signature; only the API can.

mod wrapping;

use std::fmt;

use serde_json::{Map, Value};

use crate::{
    organization::ids::{UserId, WorkspaceId},
    unicode::unseen::is_blank,
    wire::{self, base64::decode_url},
};

/// What every static key begins with (documented: TOOLS).
const KEY: &str = "alto_sk_";
/// From here on a time is in thousandths of a second, and no longer one that anybody means in seconds: the year 33658.
const MILLISECONDS: f64 = 1e12;

/// A token, or a static key, and what could be read of it. Shows neither itself nor its signature when printed.
#[derive(Clone, PartialEq)]
pub struct Token {
    text: String,
    claims: Claims,
}

/// What a token says of the person (documented: TOOLS). The API judges a token: what cannot be read here is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// Whom it belongs to. `None`: it does not say, as no static key does.
    pub sub: Option<UserId>,
    /// When it expires, in seconds since 1970-01-01 UTC (RFC 7519). `None`: it does not say.
    pub exp: Option<f64>,
    pub workspace_id: Option<WorkspaceId>,
    pub name: Option<String>,
    pub email: Option<String>,
}

impl Claims {
    /// What to call the person: name, else e-mail address, else subject. `None`: the token does not say.
    pub fn title(&self) -> Option<&str> {
        let subject = self.sub.as_ref().map(UserId::as_str);
        self.name.as_deref().or(self.email.as_deref()).or(subject)
    }

    /// Whose drafts and the like are offered to this person: the subject. Everyone whose token does not say shares one
    /// name, as a key must not be known by anything that is made of it.
    pub fn whose(&self) -> &str {
        self.sub.as_ref().map_or("", UserId::as_str)
    }

    fn of(payload: &[u8]) -> Self {
        let claims: Map<String, Value> = wire::parse(payload).unwrap_or_default();
        let text = |name: &str| {
            let text = claims.get(name)?.as_str()?;
            (!is_blank(text)).then(|| text.to_owned())
        };
        let number = |name: &str| claims.get(name).and_then(Value::as_u64);
        let subject = text("sub").or_else(|| number("sub").map(|number| number.to_string()));
        Claims {
            sub: subject.map(UserId::from),
            exp: claims.get("exp").and_then(time),
            workspace_id: text("workspace_id").map(WorkspaceId::from),
            name: text("name"),
            email: text("email"),
        }
    }
}

fn is_object(payload: &[u8]) -> bool {
    let payload = payload.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(payload);
    payload.trim_ascii_start().starts_with(b"{")
}

/// Seconds since 1970, from a number or from its text. Nothing before 1970 and nothing without end is a time.
fn time(value: &Value) -> Option<f64> {
    let number = match value {
        // The reader of JSON is there anyway; that of the standard library brings 10 kB of tables.
        Value::String(text) => serde_json::from_slice::<Value>(text.trim().as_bytes())
            .ok()?
            .as_f64()?,
        value => value.as_f64()?,
    };
    let seconds = if number < MILLISECONDS {
        number
    } else {
        number / 1_000.0
    };
    (seconds > 0.0 && seconds < MILLISECONDS).then_some(seconds)
}

/// Why a text cannot be used as a token, or not without a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenProblem {
    Empty,
    NotThreeParts,
    /// Its middle part holds no claims.
    Unreadable,
    /// By this machine's clock; the API may still accept it.
    Expired,
    /// Someone is signed in, and this need not be theirs.
    MaybeOfAnother,
    /// The API does not accept it.
    Rejected,
}

impl Token {
    /// Finds the token in what was pasted: with `Authorization: Bearer` before it, in quotes, in JSON, in a command,
    /// broken into lines, in a sentence or a row of a table.
    ///
    /// # Errors
    /// [`TokenProblem`] where there is none.
    pub fn read(pasted: &str) -> Result<Token, TokenProblem> {
        let mut problem = None;
        for candidate in wrapping::candidates(pasted) {
            match Token::of(candidate) {
                Ok(token) => return Ok(token),
                // What came nearest to a token says best what is wrong with it.
                Err(found) if problem.is_none_or(|before| before < found) => problem = Some(found),
                Err(_) => {}
            }
        }
        Err(problem.unwrap_or(TokenProblem::Empty))
    }

    /// A token without anything around it.
    ///
    /// # Errors
    /// [`TokenProblem`] where it is none.
    pub fn of(text: String) -> Result<Token, TokenProblem> {
        // What goes into a header must hold nothing but the alphabet of a token, or of a key.
        let is_plain = text.bytes().all(wrapping::is_of_a_token);
        let is_key = |key: &str| !key.is_empty() && key.bytes().all(wrapping::is_of_a_key);
        if text.strip_prefix(KEY).is_some_and(is_key) {
            return Ok(Token {
                text,
                claims: Claims::default(),
            });
        }
        let mut parts = text.split('.');
        let (Some(head), Some(payload), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(TokenProblem::NotThreeParts);
        };
        if head.is_empty() || payload.is_empty() || signature.is_empty() {
            return Err(TokenProblem::NotThreeParts);
        }
        // What holds an object is a token, however little of the object can be read.
        let payload = decode_url(payload)
            .filter(|payload| is_plain && is_object(payload))
            .ok_or(TokenProblem::Unreadable)?;
        let claims = Claims::of(&payload);
        Ok(Token { text, claims })
    }

    /// Whether it is a static key, which says nothing of whom it belongs to.
    pub fn is_key(&self) -> bool {
        self.text.starts_with(KEY)
    }

    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// Seconds until it expires, negative when it has. `None`: it does not say.
    pub fn seconds_left(&self, now: f64) -> Option<f64> {
        self.claims.exp.map(|exp| exp - now)
    }

    /// The token itself. For the `Authorization` header and this tab's session storage, nowhere else.
    pub fn secret(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("claims", &self.claims)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
