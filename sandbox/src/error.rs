//! The API's error responses: the envelope with four keys, and the short body for an invalid token.

use std::collections::BTreeMap;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// An error response.
///
/// The envelope is documented (DELETE, WS-ARCHIVE, MEM-DEL); so are the codes `organization_has_usage` and
/// `workspace_not_empty`. All other codes are assumed, and so is every status (Q14-Q17).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    status: StatusCode,
    body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Body {
    Envelope {
        r#type: &'static str,
        code: &'static str,
        message: String,
        doc_url: String,
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        errors: BTreeMap<String, Vec<String>>,
    },
    /// The response of the vendor's shared middleware (documented: TOOLS).
    Message { message: &'static str },
}

/// The types `conflict_error` and `unprocessable_entity` are documented, the others assumed.
fn type_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::FORBIDDEN => "permission_error",
        StatusCode::NOT_FOUND => "not_found_error",
        StatusCode::CONFLICT => "conflict_error",
        StatusCode::UNPROCESSABLE_ENTITY => "unprocessable_entity",
        StatusCode::INTERNAL_SERVER_ERROR => "api_error",
        _ => "invalid_request_error",
    }
}

impl Refusal {
    fn envelope(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        let doc_url = format!("https://docs.altostrat.io/errors/{code}");
        Self {
            status,
            body: Body::Envelope {
                r#type: type_of(status),
                code,
                message: message.into(),
                doc_url,
                errors: BTreeMap::new(),
            },
        }
    }

    pub fn unauthorized(message: &'static str) -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            body: Body::Message { message },
        }
    }

    /// A role too low (assumed: Q14).
    pub fn role_too_low(needed: &'static str) -> Self {
        let message = format!("This requires the role {needed}.");
        Self::envelope(StatusCode::FORBIDDEN, "insufficient_role", message)
    }

    /// A call from another machine or page to a route for this machine only.
    pub fn not_from_here() -> Self {
        let message = "This is available on this machine only, and only to pages served from it.";
        Self::envelope(StatusCode::FORBIDDEN, "loopback_only", message)
    }

    /// Unknown, or hidden from the caller (assumed: Q14).
    pub fn not_found(what: &str) -> Self {
        let message = format!("This {what} doesn't exist.");
        Self::envelope(StatusCode::NOT_FOUND, "resource_not_found", message)
    }

    pub fn method_not_allowed() -> Self {
        let message = "This address doesn't support this method.";
        Self::envelope(
            StatusCode::METHOD_NOT_ALLOWED,
            "method_not_allowed",
            message,
        )
    }

    pub fn malformed(message: impl Into<String>) -> Self {
        Self::envelope(StatusCode::BAD_REQUEST, "malformed_request", message)
    }

    pub fn body_too_large(limit: usize) -> Self {
        let message = format!("The request body can have at most {limit} bytes.");
        Self::envelope(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", message)
    }

    pub fn not_json() -> Self {
        let message = "The body must be JSON, with the header Content-Type: application/json.";
        Self::envelope(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            message,
        )
    }

    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::envelope(StatusCode::CONFLICT, code, message)
    }

    pub fn unprocessable(code: &'static str, message: impl Into<String>) -> Self {
        Self::envelope(StatusCode::UNPROCESSABLE_ENTITY, code, message)
    }

    pub fn internal() -> Self {
        let message = "The sandbox had an internal error. See its log.";
        Self::envelope(StatusCode::INTERNAL_SERVER_ERROR, "internal_error", message)
    }

    /// Says its message of this field.
    pub fn about(mut self, field: &str) -> Self {
        if let Body::Envelope {
            message, errors, ..
        } = &mut self.body
        {
            errors.insert(field.to_owned(), vec![message.clone()]);
        }
        self
    }

    /// Adds messages for fields (assumed, in Laravel's format).
    pub fn with_errors(mut self, texts: BTreeMap<String, Vec<String>>) -> Self {
        if let Body::Envelope { errors, .. } = &mut self.body {
            *errors = texts;
        }
        self
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        tracing::error!(%error, "a database operation failed");
        Self::internal()
    }
}

impl From<getrandom::Error> for Refusal {
    fn from(error: getrandom::Error) -> Self {
        tracing::error!(%error, "the operating system returned no random bytes");
        Self::internal()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
