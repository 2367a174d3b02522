//! Every way a call can fail, as data, made by one pure function, and what to say of it. Knows no view.

use std::fmt;

use canopy_domain::{
    form::problem::Field,
    wire::{ErrorBody, Malformed, retry::DEFAULT_WAIT},
};

/// A failed call.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// No answer: offline, refused, blocked by CORS; a page cannot tell which.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// The page's own host, or what stands in front of it, asks for a sign-in to itself.
    HostSignIn,
    /// A redirect, which was not followed.
    Redirected,
    /// Never sent: an id in its path could lead to another one.
    NoSuchPath,
    /// 401.
    Unauthorized,
    /// 401 to a change; the person has signed in since and wants it sent, which has to begin with what is there by now.
    SignedInAgain,
    /// 403.
    Forbidden { message: Option<String> },
    /// 404.
    NotFound,
    /// 409 and the like.
    Conflict {
        code: Option<String>,
        message: Option<String>,
        field: Option<Field>,
    },
    /// 413.
    TooLarge,
    /// 422 or 400.
    Invalid {
        message: Option<String>,
        fields: Vec<FieldText>,
    },
    /// 429. How long to wait is in seconds, here as below.
    RateLimited { retry_after: Option<u32> },
    /// 5xx.
    Server {
        status: u16,
        retry_after: Option<u32>,
    },
    /// A success whose body is not what was asked for.
    Malformed(Malformed),
    /// Any other status.
    Unexpected {
        status: u16,
        message: Option<String>,
    },
}

/// What the API says of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldText {
    /// `None`: a field this form does not have; `name` says which.
    pub field: Option<Field>,
    pub name: String,
    pub text: String,
}

impl ApiError {
    /// The error an answer means. `retry_after` is what its header of that name asks for, in seconds.
    pub fn from_answer(status: u16, retry_after: Option<u32>, body: &[u8]) -> Self {
        let ErrorBody {
            code,
            message,
            errors,
            ..
        } = ErrorBody::read(body);
        let code_field = code.as_deref().and_then(Field::of_code);
        match status {
            401 => ApiError::Unauthorized,
            403 => ApiError::Forbidden { message },
            404 => ApiError::NotFound,
            409 => ApiError::Conflict {
                code,
                message,
                // A refusal may name the one field that stands in its way.
                field: code_field
                    .or_else(|| errors.keys().find_map(|name| Field::of_wire_path(name))),
            },
            413 => ApiError::TooLarge,
            400 | 422 => {
                let mut fields: Vec<FieldText> = errors
                    .into_iter()
                    .flat_map(|(name, texts)| {
                        texts.into_iter().map(move |text| (name.clone(), text))
                    })
                    .map(|(name, text)| FieldText {
                        field: Field::of_wire_path(&name),
                        name,
                        text,
                    })
                    .collect();
                if let (true, Some(field), Some(text)) = (fields.is_empty(), code_field, &message) {
                    let name = field.wire_path().to_owned();
                    fields.push(FieldText {
                        field: Some(field),
                        name,
                        text: text.clone(),
                    });
                }
                ApiError::Invalid { message, fields }
            }
            429 => ApiError::RateLimited { retry_after },
            500..=599 => ApiError::Server {
                status,
                retry_after,
            },
            _ => ApiError::Unexpected { status, message },
        }
    }

    /// Whether the same call may well succeed a little later.
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            ApiError::Unreachable | ApiError::RateLimited { .. } | ApiError::Server { .. }
        )
    }

    /// How long the API asks to wait before the next try, in seconds.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            ApiError::RateLimited { retry_after } => retry_after.or(Some(DEFAULT_WAIT)),
            ApiError::Server { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// What happened, in a few words.
    pub fn title(&self) -> &'static str {
        match self {
            ApiError::Unreachable => "The API cannot be reached",
            ApiError::TimedOut => "The API did not answer in time",
            ApiError::HostSignIn => "This host asks you to sign in again",
            ApiError::Redirected => "The API redirected this call",
            ApiError::NoSuchPath => "The ID of this record can't be used in a call",
            ApiError::Unauthorized | ApiError::SignedInAgain => "The token is no longer accepted",
            ApiError::Forbidden { .. } => "Your role does not allow this",
            ApiError::NotFound => "Not found",
            ApiError::Conflict { .. } => "The API refused this as it stands",
            ApiError::TooLarge => "That was too large to send",
            ApiError::Invalid { .. } => "The API did not accept this",
            ApiError::RateLimited { .. } => "Too many requests",
            ApiError::Server { .. } => "The API failed",
            ApiError::Malformed(_) => "The API's answer could not be read",
            ApiError::Unexpected { .. } => "The API answered in an unexpected way",
        }
    }

    /// What it means and what to do about it.
    pub fn advice(&self) -> String {
        match self {
            ApiError::Unreachable => {
                "Check the connection. If it is fine, the API may not allow this console's address."
                    .into()
            }
            ApiError::TimedOut => "It may be busy. Try again in a moment.".into(),
            ApiError::HostSignIn => "Reload the page.".into(),
            ApiError::Redirected => {
                "Canopy doesn't follow redirects, to keep your token safe. Check the API's address in config.json.".into()
            }
            ApiError::NoSuchPath => {
                "The call could reach something else, so it wasn't sent. Ask whoever runs the API to correct the ID."
                    .into()
            }
            ApiError::Unauthorized => "Sign in again with a fresh token.".into(),
            ApiError::SignedInAgain => "You have signed in again since. Try again.".into(),
            ApiError::Forbidden { message } => {
                say(message, "Ask an owner or an admin of the workspace.")
            }
            ApiError::NotFound => "It does not exist, or this account may not see it.".into(),
            ApiError::Conflict { message, .. } => say(message, "Something else stands in its way."),
            ApiError::TooLarge => {
                "It is more than the API takes at once. Where a logo is part of it, use a smaller one.".into()
            }
            ApiError::Invalid { message, fields } if fields.is_empty() => {
                say(message, "It did not say why.")
            }
            ApiError::Invalid { fields, .. } => listed(fields),
            ApiError::RateLimited {
                retry_after: Some(seconds),
            } => {
                format!("The API asks to wait {seconds} s before the next try.")
            }
            ApiError::RateLimited { retry_after: None } => {
                "Wait a moment before the next try.".into()
            }
            ApiError::Server { status, .. } => {
                format!("It answered with status {status}. Nothing you did; try again in a moment.")
            }
            ApiError::Malformed(malformed) => format!("What came does not fit: {malformed}."),
            ApiError::Unexpected { status, message } => {
                let said = say(message, "It did not say more.");
                format!("Status {status}. {said}")
            }
        }
    }

    /// The same above a form, which says at its fields what concerns them.
    pub fn advice_above_form(&self) -> String {
        let ApiError::Invalid { fields, .. } = self else {
            return self.advice();
        };
        let elsewhere = fields.iter().filter(|text| text.field.is_none());
        match (listed(elsewhere), fields.is_empty()) {
            (unknown, false) if unknown.is_empty() => "See the marked fields.".into(),
            (_, true) => self.advice(),
            (unknown, false) => unknown,
        }
    }

    /// Whether a write may have been carried out although no good answer came.
    pub fn leaves_doubt(&self) -> bool {
        matches!(
            self,
            ApiError::Unreachable
                | ApiError::TimedOut
                | ApiError::Redirected
                | ApiError::Server { .. }
                | ApiError::Malformed(_)
        )
    }

    /// The text at a field of the form, if the API named one.
    pub fn field_texts(&self) -> Vec<(Field, String)> {
        match self {
            ApiError::Invalid { fields, .. } => fields
                .iter()
                .filter_map(|text| Some((text.field?, text.text.clone())))
                .collect(),
            ApiError::Conflict {
                message,
                field: Some(field),
                ..
            } => {
                vec![(*field, say(message, "Taken already."))]
            }
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.title(), self.advice())
    }
}

/// What is said of each of these fields, with its word on the screen where it has one.
fn listed<'a>(fields: impl IntoIterator<Item = &'a FieldText>) -> String {
    let texts = fields.into_iter().map(|text| {
        let name = match text.field {
            Some(field) => field.label(),
            None => &text.name,
        };
        format!("{name}: {}", text.text)
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn say(message: &Option<String>, otherwise: &str) -> String {
    let said = message
        .as_deref()
        .map(str::trim)
        .filter(|message| !message.is_empty());
    said.unwrap_or(otherwise).to_owned()
}

#[cfg(test)]
mod tests {
    use canopy_domain::organization::limits::Resource;

    use super::*;

    #[test]
    fn each_status_means_one_error_whatever_the_body() {
        for body in [&b""[..], b"<html>", b"{}", br#"{"message":null}"#] {
            let of = |status| ApiError::from_answer(status, None, body);
            assert_eq!(of(401), ApiError::Unauthorized);
            assert_eq!(of(403), ApiError::Forbidden { message: None });
            assert_eq!(of(404), ApiError::NotFound);
            assert_eq!(
                of(409),
                ApiError::Conflict {
                    code: None,
                    message: None,
                    field: None
                }
            );
            assert_eq!(of(413), ApiError::TooLarge);
            assert_eq!(
                of(422),
                ApiError::Invalid {
                    message: None,
                    fields: vec![]
                }
            );
            assert_eq!(of(429), ApiError::RateLimited { retry_after: None });
            for status in [500, 503] {
                let retry_after = None;
                assert_eq!(
                    of(status),
                    ApiError::Server {
                        status,
                        retry_after
                    }
                );
            }
            assert_eq!(
                of(302),
                ApiError::Unexpected {
                    status: 302,
                    message: None
                }
            );
        }
    }

    #[test]
    fn a_wait_that_was_asked_for_is_kept_and_one_call_too_many_always_asks_for_one() {
        let wait = |status, asked| ApiError::from_answer(status, asked, b"").retry_after();
        for status in [429, 500, 503] {
            assert_eq!(wait(status, Some(7)), Some(7));
        }
        assert_eq!(wait(429, None), Some(DEFAULT_WAIT));
        assert_eq!(wait(503, None), None);
    }

    #[test]
    fn problems_land_on_their_fields_and_unknown_ones_are_said_in_the_summary() {
        let body =
            br#"{"message":"No.","errors":{"limits.users":["Too many."],"mystery":["Odd."]}}"#;
        let error = ApiError::from_answer(422, None, body);
        assert_eq!(
            error.field_texts(),
            [(Field::Limit(Resource::Users), "Too many.".to_owned())]
        );
        assert_eq!(error.advice_above_form(), "mystery: Odd.");
    }

    #[test]
    fn where_there_is_no_form_every_field_is_said() {
        let body = br#"{"errors":{"name":["Taken."],"mystery":["Odd."]}}"#;
        let error = ApiError::from_answer(422, None, body);
        assert_eq!(error.advice(), "mystery: Odd. Name: Taken.");
        let body = br#"{"errors":{"name":["Taken."]}}"#;
        let error = ApiError::from_answer(422, None, body);
        assert_eq!(error.advice(), "Name: Taken.");
        assert_eq!(error.advice_above_form(), "See the marked fields.");
        let error = ApiError::from_answer(422, None, br#"{"message":"No."}"#);
        assert_eq!(error.advice_above_form(), "No.");
    }

    #[test]
    fn only_where_the_api_has_said_no_is_it_certain_that_nothing_was_done() {
        for status in [401, 403, 404, 409, 413, 422, 429] {
            assert!(!ApiError::from_answer(status, None, b"").leaves_doubt());
        }
        assert!(ApiError::from_answer(503, None, b"").leaves_doubt());
        assert!(ApiError::Unreachable.leaves_doubt());
    }

    #[test]
    fn a_code_that_concerns_one_field_lands_there() {
        let body = br#"{"type":"conflict_error","code":"login_hint_taken","message":"Taken."}"#;
        let error = ApiError::from_answer(409, None, body);
        assert_eq!(
            error.field_texts(),
            [(Field::LoginHint, "Taken.".to_owned())]
        );
        let body =
            br#"{"code":"no_room","message":"Full.","errors":{"billing_account_id":["Full."]}}"#;
        let error = ApiError::from_answer(409, None, body);
        assert_eq!(
            error.field_texts(),
            [(Field::BillingAccount, "Full.".to_owned())]
        );
        let body = br#"{"code":"invalid_picture","message":"Not an image."}"#;
        let error = ApiError::from_answer(422, None, body);
        assert_eq!(
            error.field_texts(),
            [(Field::Logo, "Not an image.".to_owned())]
        );
    }

    #[test]
    fn every_error_says_what_to_do() {
        let errors = [
            ApiError::Unreachable,
            ApiError::TimedOut,
            ApiError::HostSignIn,
            ApiError::Redirected,
            ApiError::NoSuchPath,
            ApiError::from_answer(401, None, b""),
            ApiError::from_answer(422, None, b""),
            ApiError::from_answer(429, Some(3), b""),
            ApiError::from_answer(500, None, b""),
        ];
        for error in errors {
            assert!(
                !error.title().is_empty() && error.advice().ends_with('.'),
                "{error}"
            );
        }
    }
}
