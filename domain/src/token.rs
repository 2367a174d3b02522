//! The bearer token a person signs in with: what it claims, and never what it is. Verifies no signature; only the API can.

use std::fmt;

use serde::Deserialize;

use crate::{
    base64::{self, Alphabet},
    identity::WorkspaceId,
    member::UserId,
    unseen::is_blank,
};

/// A token whose claims could be read. Shows neither itself nor its signature when printed.
#[derive(Clone, PartialEq)]
pub struct Token {
    text: String,
    claims: Claims,
}

/// What a token says of the person (documented: TOOLS). All optional but the subject.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Claims {
    pub sub: UserId,
    /// When it ends, in seconds since 1970-01-01 UTC (RFC 7519). `None`: it does not say.
    #[serde(default)]
    pub exp: Option<f64>,
    #[serde(default)]
    pub workspace_id: Option<WorkspaceId>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
}

impl Claims {
    /// What to call the person: name, else e-mail address, else subject.
    pub fn title(&self) -> &str {
        [self.name.as_deref(), self.email.as_deref()]
            .into_iter()
            .flatten()
            .find(|text| !is_blank(text))
            .unwrap_or(self.sub.as_str())
    }
}

/// Why a text cannot be used as a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenProblem {
    #[error("Paste a token first.")]
    Empty,
    #[error(
        "This is not a token: a token has three parts with dots between them. Copy it again, whole."
    )]
    NotThreeParts,
    #[error("This token cannot be read: its middle part holds no claims. Copy it again, whole.")]
    Unreadable,
    #[error("This token does not say whom it belongs to. Ask for one that does.")]
    NoSubject,
    #[error("This token has expired. Get a new one and paste it here.")]
    Expired,
    #[error("This is a static API key, not a token. Exchange it for a token first.")]
    StaticKey,
}

impl Token {
    /// Reads a pasted token, with or without `Bearer ` before it and white space around or,
    /// from a wrapped terminal line, inside it.
    ///
    /// `now` is in seconds since 1970-01-01 UTC.
    ///
    /// # Errors
    /// [`TokenProblem`] where the text is no token or the token has ended.
    pub fn read(pasted: &str, now: f64) -> Result<Token, TokenProblem> {
        let pasted = pasted.trim();
        let rest = match pasted.get(..6) {
            Some(scheme) if scheme.eq_ignore_ascii_case("bearer") => &pasted[6..],
            _ => pasted,
        };
        let text: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
        if text.is_empty() {
            return Err(TokenProblem::Empty);
        }
        if text.starts_with("alto_sk_") {
            return Err(TokenProblem::StaticKey);
        }
        let parts: Vec<&str> = text.split('.').collect();
        let [_, payload, _] = parts[..] else {
            return Err(TokenProblem::NotThreeParts);
        };
        if parts.iter().any(|part| part.is_empty()) {
            return Err(TokenProblem::NotThreeParts);
        }
        // What goes into a header must hold nothing but the alphabet of a token.
        if !text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.=".contains(&b))
        {
            return Err(TokenProblem::Unreadable);
        }
        let payload = base64::decode(payload, Alphabet::Url).ok_or(TokenProblem::Unreadable)?;
        let object: serde_json::Map<String, serde_json::Value> =
            serde_json::from_slice(&payload).map_err(|_| TokenProblem::Unreadable)?;
        let subject = object.get("sub").and_then(serde_json::Value::as_str);
        if subject.is_none_or(str::is_empty) {
            return Err(TokenProblem::NoSubject);
        }
        let claims: Claims =
            serde_json::from_value(object.into()).map_err(|_| TokenProblem::Unreadable)?;
        let token = Token { text, claims };
        if token.seconds_left(now).is_some_and(|left| left <= 0.0) {
            return Err(TokenProblem::Expired);
        }
        Ok(token)
    }

    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// Seconds until it ends, negative when it has. `None`: it does not say.
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
mod tests {
    use ::base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    use super::*;

    const NOW: f64 = 1_800_000_000.0;

    fn token(claims: &str) -> String {
        format!(
            "eyJhbGciOiJIUzI1NiJ9.{}.c2lnbmF0dXJl",
            URL_SAFE_NO_PAD.encode(claims)
        )
    }

    #[test]
    fn a_pasted_token_is_read_with_or_without_bearer_and_line_breaks() {
        let plain =
            token(r#"{"sub":"auth0|1","exp":1800000600,"workspace_id":"ws_1","name":"Ada"}"#);
        let wrapped = format!("  bearer {}\n{}  ", &plain[..30], &plain[30..]);
        for pasted in [plain.clone(), format!("Bearer {plain}"), wrapped] {
            let token = Token::read(&pasted, NOW).unwrap();
            assert_eq!(token.secret(), plain);
            assert_eq!(token.claims().sub.as_str(), "auth0|1");
            assert_eq!(token.claims().workspace_id, Some("ws_1".into()));
            assert_eq!(token.claims().title(), "Ada");
            assert_eq!(token.seconds_left(NOW), Some(600.0));
        }
    }

    #[test]
    fn what_is_no_token_is_refused_with_its_reason() {
        let cases = [
            ("", TokenProblem::Empty),
            ("Bearer ", TokenProblem::Empty),
            ("hello", TokenProblem::NotThreeParts),
            ("a..c", TokenProblem::NotThreeParts),
            ("a.b.c.d", TokenProblem::NotThreeParts),
            ("a.é.c", TokenProblem::Unreadable),
            ("a.b.c", TokenProblem::Unreadable),
            ("alto_sk_123", TokenProblem::StaticKey),
        ];
        for (pasted, problem) in cases {
            assert_eq!(Token::read(pasted, NOW), Err(problem), "{pasted}");
        }
        assert_eq!(
            Token::read(&token("[1]"), NOW),
            Err(TokenProblem::Unreadable)
        );
        assert_eq!(Token::read(&token("{}"), NOW), Err(TokenProblem::NoSubject));
        assert_eq!(
            Token::read(&token(r#"{"sub":""}"#), NOW),
            Err(TokenProblem::NoSubject)
        );
        assert_eq!(
            Token::read(&token(r#"{"sub":"a","exp":1799999999}"#), NOW),
            Err(TokenProblem::Expired)
        );
        assert_eq!(
            Token::read(&token(r#"{"sub":"a","exp":"soon"}"#), NOW),
            Err(TokenProblem::Unreadable)
        );
    }

    #[test]
    fn a_token_without_an_end_is_taken() {
        assert_eq!(
            Token::read(&token(r#"{"sub":"a"}"#), NOW)
                .unwrap()
                .seconds_left(NOW),
            None
        );
    }

    #[test]
    fn printing_a_token_never_shows_it() {
        let text = token(r#"{"sub":"auth0|1"}"#);
        let printed = format!("{:?}", Token::read(&text, NOW).unwrap());
        assert!(
            text.split('.').all(|part| !printed.contains(part)),
            "{printed}"
        );
    }
}
