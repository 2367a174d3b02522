//! Every way a request to the API can fail, as data, made by one pure function. Makes no sentence.

use crate::{
    form::field::Field,
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
}

#[cfg(test)]
mod tests {
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
    fn only_where_the_api_has_said_no_is_it_certain_that_nothing_was_done() {
        for status in [401, 403, 404, 409, 413, 422, 429] {
            assert!(!ApiError::from_answer(status, None, b"").leaves_doubt());
        }
        assert!(ApiError::from_answer(503, None, b"").leaves_doubt());
        assert!(ApiError::Unreachable.leaves_doubt());
    }
}
