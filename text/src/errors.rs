//! Why a call to the API failed, and what to do about it.

mod installation;
mod malformed;
pub mod unread;

use canopy_domain::{
    failure::{ApiError, FieldText},
    form::field::Field,
};

pub use self::installation::{NOT_SET_UP, configuration, reach};
use self::malformed::malformed;
use crate::form::label;

pub const SIGN_IN_AGAIN: &str = "Sign in again";
pub const RELOAD_PAGE: &str = "Reload page";

/// What happened, in a few words and without a period.
pub fn title(error: &ApiError) -> &'static str {
    match error {
        ApiError::Unreachable => "The API can't be reached",
        ApiError::TimedOut => "The API didn't respond in time",
        ApiError::HostSignIn => "This host asks you to sign in again",
        ApiError::Redirected => "The API redirected this request",
        ApiError::NoSuchPath => UNUSABLE_ID,
        ApiError::Unauthorized | ApiError::SignedInAgain => "The API rejected your token",
        ApiError::Forbidden { .. } => "Your role doesn't allow this",
        ApiError::NotFound => "Not found",
        ApiError::Conflict { .. } => "The API rejected this change",
        ApiError::TooLarge => "Too large to send",
        ApiError::Invalid { .. } => "The API rejected this request",
        ApiError::RateLimited { .. } => "Too many requests",
        ApiError::Server { .. } => "The API had an internal error",
        ApiError::Malformed(_) => "The API's response couldn't be read",
        ApiError::Unexpected { .. } => "Unexpected response from the API",
    }
}

/// Why a record cannot be opened or changed.
pub const UNUSABLE_ID: &str = "This record's ID can't be used in a request";

/// What it means and what to do about it.
pub fn advice(error: &ApiError) -> String {
    match error {
        ApiError::Unreachable => {
            "Check your connection. If it works, the API may be blocking this console's origin."
                .into()
        }
        ApiError::TimedOut => "The API may be busy. Try again in a moment.".into(),
        ApiError::HostSignIn => "Reload the page to sign in.".into(),
        ApiError::Redirected => {
            "To keep your token safe, Canopy doesn't follow redirects. Check the API address in config.json."
                .into()
        }
        ApiError::NoSuchPath => {
            "The request could reach another record, so it wasn't sent. Ask whoever runs the API to correct the ID."
                .into()
        }
        ApiError::Unauthorized => "Sign in again with a new token.".into(),
        ApiError::SignedInAgain => "You have signed in again since. Try again.".into(),
        ApiError::Forbidden { message } => {
            said_or(message, "Ask an owner or an admin of the workspace.")
        }
        ApiError::NotFound => "This doesn't exist, or your account can't see it.".into(),
        ApiError::Conflict { message, .. } => said_or(message, "It conflicts with something else."),
        ApiError::TooLarge => {
            "This is more than the API accepts at once. If it includes a logo, use a smaller one."
                .into()
        }
        ApiError::Invalid { message, fields } if fields.is_empty() => {
            said_or(message, "No reason given.")
        }
        ApiError::Invalid { fields, .. } => listed(fields),
        ApiError::RateLimited {
            retry_after: Some(seconds),
        } => format!("The API asks you to wait {seconds} s before trying again."),
        ApiError::RateLimited { retry_after: None } => "Wait a moment before trying again.".into(),
        ApiError::Server { status, .. } => {
            format!("This isn't caused by your input. Try again in a moment. Status {status}.")
        }
        ApiError::Malformed(what) => {
            format!("Unexpected data: {}.", malformed(what))
        }
        ApiError::Unexpected { status, message } => {
            format!("{} Status {status}.", said_or(message, "No details given."))
        }
    }
}

/// Title and advice.
pub fn sentence(error: &ApiError) -> String {
    format!("{}. {}", title(error), advice(error))
}

/// What it means, above a form, which says at its fields what concerns them.
pub fn advice_above_form(error: &ApiError) -> String {
    let ApiError::Invalid { fields, .. } = error else {
        return advice(error);
    };
    let elsewhere = fields.iter().filter(|text| text.field.is_none());
    match (listed(elsewhere), fields.is_empty()) {
        (unknown, false) if unknown.is_empty() => "Check the marked fields.".into(),
        (_, true) => advice(error),
        (unknown, false) => unknown,
    }
}

/// What is said at each field of the form that the API named.
pub fn field_texts(error: &ApiError) -> Vec<(Field, String)> {
    match error {
        ApiError::Invalid { fields, .. } => fields
            .iter()
            .filter_map(|text| Some((text.field?, text.text.clone())))
            .collect(),
        ApiError::Conflict {
            message,
            field: Some(field),
            ..
        } => vec![(*field, said_or(message, "Already taken."))],
        _ => Vec::new(),
    }
}

/// What is said of each of these fields, with its label where it has one.
fn listed<'a>(fields: impl IntoIterator<Item = &'a FieldText>) -> String {
    let texts = fields.into_iter().map(|text| {
        let name = match text.field {
            Some(field) => label(field),
            None => &text.name,
        };
        format!("{name}: {}", text.text)
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// What the API says, or what stands in for it.
fn said_or(message: &Option<String>, otherwise: &str) -> String {
    let said = message
        .as_deref()
        .map(str::trim)
        .filter(|message| !message.is_empty());
    said.unwrap_or(otherwise).to_owned()
}

/// Above the last good data.
pub fn stale(error: &ApiError) -> String {
    let (title, advice) = (title(error), advice(error));
    format!("{title}. This data may be out of date. {advice}")
}

/// Above organizations whose surroundings the list lacks and the API did not tell.
pub fn surroundings_missing(error: &ApiError) -> String {
    let error = sentence(error);
    format!("Some parents or descendants couldn't be loaded. {error}")
}

/// While a countdown runs, and when it has ended.
pub fn trying_again(seconds_left: u64) -> String {
    match seconds_left {
        0 => "Trying again...".into(),
        left => format!("Trying again in {left} s"),
    }
}

/// In place of a page of which the code could not be loaded.
pub mod page {
    pub const TITLE: &str = "This page couldn't be loaded";
    pub const ADVICE: &str = "Check your connection and try again. If Canopy was updated, or its host asks you to \
        sign in again, reload the page.";
    pub const LOADING: &str = "Loading...";
}

#[cfg(test)]
mod tests {
    use canopy_domain::organization::limits::Resource;

    use super::*;

    #[test]
    fn problems_land_on_their_fields_and_unknown_ones_are_said_in_the_summary() {
        let body =
            br#"{"message":"No.","errors":{"limits.users":["Too many."],"mystery":["Odd."]}}"#;
        let error = ApiError::from_answer(422, None, body);
        assert_eq!(
            field_texts(&error),
            [(Field::Limit(Resource::Users), "Too many.".to_owned())]
        );
        assert_eq!(advice_above_form(&error), "mystery: Odd.");
    }

    #[test]
    fn where_there_is_no_form_every_field_is_said() {
        let body = br#"{"errors":{"name":["Taken."],"mystery":["Odd."]}}"#;
        let error = ApiError::from_answer(422, None, body);
        assert_eq!(advice(&error), "mystery: Odd. Name: Taken.");
        let body = br#"{"errors":{"name":["Taken."]}}"#;
        let error = ApiError::from_answer(422, None, body);
        assert_eq!(advice(&error), "Name: Taken.");
        assert_eq!(advice_above_form(&error), "Check the marked fields.");
        let error = ApiError::from_answer(422, None, br#"{"message":"No."}"#);
        assert_eq!(advice_above_form(&error), "No.");
    }

    #[test]
    fn a_code_that_concerns_one_field_lands_there() {
        let body = br#"{"type":"conflict_error","code":"login_hint_taken","message":"Taken."}"#;
        let error = ApiError::from_answer(409, None, body);
        assert_eq!(
            field_texts(&error),
            [(Field::LoginHint, "Taken.".to_owned())]
        );
        let body =
            br#"{"code":"no_room","message":"Full.","errors":{"billing_account_id":["Full."]}}"#;
        let error = ApiError::from_answer(409, None, body);
        assert_eq!(
            field_texts(&error),
            [(Field::BillingAccount, "Full.".to_owned())]
        );
        let body = br#"{"code":"invalid_picture","message":"Not an image."}"#;
        let error = ApiError::from_answer(422, None, body);
        assert_eq!(
            field_texts(&error),
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
                !title(&error).is_empty() && advice(&error).ends_with('.'),
                "{error:?}"
            );
        }
    }

    #[test]
    fn a_status_is_said_last() {
        let said = |status, body: &[u8]| sentence(&ApiError::from_answer(status, None, body));
        assert_eq!(
            said(503, b""),
            "The API had an internal error. This isn't caused by your input. Try again in a moment. Status 503."
        );
        assert_eq!(
            said(418, b""),
            "Unexpected response from the API. No details given. Status 418."
        );
        assert_eq!(
            said(418, br#"{"message":"A teapot."}"#),
            "Unexpected response from the API. A teapot. Status 418."
        );
    }
}
