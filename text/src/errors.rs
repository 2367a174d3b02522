//! Why a call to the API failed, and what to do about it.

use canopy_domain::{
    form::problem::Field,
    wire::{
        Expected, Malformed, Misread, Mistake,
        api_address::{AddressProblem, VENDORS, may_be_vendors},
        failure::{ApiError, FieldText},
        reach::Reach,
        usage_file::UsageFile,
    },
};

use crate::counts::counted;

pub const RETRY: &str = "Retry";
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
        ApiError::Malformed(malformed) => {
            format!("Unexpected data: {}.", self::malformed(malformed))
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
            Some(field) => field.label(),
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

/// What is wrong, and where, without a period.
fn malformed(malformed: &Malformed) -> String {
    let mistake = match &malformed.mistake {
        Mistake::Parser(words) => words,
        Mistake::NoRecordRead => "none of the records could be read",
        Mistake::NotDone => "expected an empty body or a JSON object",
        Mistake::OtherOrganization => "this isn't the organization that was requested",
        Mistake::NotAFile(UsageFile::Csv) => "this isn't a CSV file",
        Mistake::NotAFile(UsageFile::Pdf) => "this isn't a PDF file",
        Mistake::TooLarge(megabytes) => {
            return format!("the response is larger than {megabytes} MB");
        }
        Mistake::Address(AddressProblem::NoAddress) => {
            "the address must begin with http or https, or be a path"
        }
        Mistake::Address(AddressProblem::Credentials) => {
            "the address must not contain a user name or password"
        }
        Mistake::Address(AddressProblem::Fragment) => {
            "the address must not contain a fragment (#...)"
        }
        Mistake::Address(AddressProblem::Query) => "the address must not contain a query (?...)",
    };
    match malformed.json_path.as_str() {
        "." => mistake.to_owned(),
        place => format!("{mistake} (at {place})"),
    }
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

/// Why the API cannot be reached, where there is more to say than that. `api` is its address, `page` the console's origin.
pub fn reach(reach: Reach, api: &str, page: &str, is_sandbox: bool) -> Option<String> {
    let said = match reach {
        Reach::Offline => "Your browser is offline. Reconnect and try again.".to_owned(),
        Reach::Insecure => format!(
            "This page uses HTTPS, so the browser blocks plain-HTTP calls to {api}. Ask whoever hosts this console to \
             set an HTTPS address in config.json."
        ),
        Reach::Forbidden => format!(
            "The Content-Security-Policy of this host blocks calls to {api}. Ask whoever hosts this console to add it to \
             connect-src."
        ),
        Reach::Unreadable => format!(
            "{api} responds, but probably doesn't allow pages from {page} to read its responses (CORS). Ask whoever \
             runs the API to allow this origin, or let the host of this console forward the calls."
        ),
        Reach::Silent => format!(
            "Nothing responds at {api}. Check your connection, and the address in config.json."
        ),
        Reach::Answers => return None,
    };
    let is_address_in_doubt = matches!(reach, Reach::Silent | Reach::Unreadable);
    if is_address_in_doubt && may_be_vendors(api, is_sandbox) {
        let [newer, older] = VENDORS;
        return Some(format!(
            "{said} Altostrat's documentation names two addresses: {newer} and {older}. Either can be set in config.json."
        ));
    }
    Some(said)
}

pub const NOT_SET_UP: &str = "The console couldn't be set up";

/// Why the host does not give out the configuration, and what to do about it.
pub fn configuration(error: &ApiError) -> String {
    match error {
        ApiError::Unreachable | ApiError::TimedOut => {
            "The host of this console didn't respond. Check your connection and try again.".into()
        }
        // Nobody signs in to a file with a token.
        ApiError::HostSignIn | ApiError::Unauthorized => sentence(&ApiError::HostSignIn),
        ApiError::NotFound => {
            "There is no config.json next to this page. Ask whoever installed the console to add it."
                .into()
        }
        ApiError::Malformed(malformed) => format!(
            "The config.json next to this page can't be used: {}.",
            self::malformed(malformed)
        ),
        ApiError::RateLimited {
            retry_after: Some(seconds),
        } => {
            format!("The host of this console asks you to wait {seconds} s before trying again.")
        }
        _ => "The host of this console didn't send config.json. Try again in a moment, or tell whoever runs the host."
            .into(),
    }
}

/// Values and records of an answer that could not be read.
pub mod unread {
    pub const SHOW: &str = "Show details";
    pub const TITLE: &str = "Data that couldn't be read";
    pub const CLOSE: &str = "Close";

    /// After as many as are named.
    pub fn more(count: u64) -> String {
        let more = super::counted(count, "other", "others");
        format!("And {more}.")
    }
}

/// Why something could not be read.
pub fn misread(misread: &Misread) -> String {
    match misread {
        Misread::NoId => "This record has no ID.".into(),
        Misread::NoRecord { value } => format!("{value} isn't a record with an ID."),
        Misread::Other { value, expected } => match expected {
            Expected::WholeNumber => format!("{value} isn't a whole number."),
            Expected::Object => format!("{value} isn't an object."),
            Expected::Flag => format!("{value} isn't true or false."),
            Expected::Text => format!("{value} isn't text."),
        },
    }
}

/// In place of a page of which the code could not be loaded.
pub mod page {
    pub const TITLE: &str = "This page couldn't be loaded";
    pub const ADVICE: &str = "Check your connection and try again. If Canopy was updated, or its host asks you to sign in again, reload the page.";
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
    fn what_is_wrong_with_a_response_is_said_with_its_place_where_it_has_one() {
        let parser = || Mistake::Parser("invalid type: null, expected list".into());
        let at = |json_path: &str, mistake| {
            advice(&ApiError::Malformed(Malformed {
                json_path: json_path.into(),
                mistake,
            }))
        };
        assert_eq!(
            at(".", parser()),
            "Unexpected data: invalid type: null, expected list."
        );
        assert_eq!(
            at("data[3].limits", parser()),
            "Unexpected data: invalid type: null, expected list (at data[3].limits)."
        );
        assert_eq!(
            at(".", Mistake::TooLarge(64)),
            "Unexpected data: the response is larger than 64 MB."
        );
        assert_eq!(
            at(".", Mistake::NotAFile(UsageFile::Pdf)),
            "Unexpected data: this isn't a PDF file."
        );
        assert_eq!(
            at("data", Mistake::NoRecordRead),
            "Unexpected data: none of the records could be read (at data)."
        );
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

    #[test]
    fn a_host_is_no_api_and_asks_for_no_token() {
        for status in [401, 403, 404, 409, 413, 422, 429, 500] {
            let said = configuration(&ApiError::from_answer(status, None, b""));
            assert!(
                said.ends_with('.') && !said.contains("token") && !said.contains("API"),
                "{said}"
            );
        }
        let wrong = |problem| {
            configuration(&ApiError::Malformed(Malformed {
                json_path: "api_base_url".into(),
                mistake: Mistake::Address(problem),
            }))
        };
        assert_eq!(
            wrong(AddressProblem::Credentials),
            "The config.json next to this page can't be used: the address must not contain a user name or password \
             (at api_base_url)."
        );
    }

    #[test]
    fn every_reason_but_none_says_what_to_do() {
        let advice = |of: Reach| reach(of, "https://api.example", "https://console.example", false);
        for reach in [
            Reach::Offline,
            Reach::Insecure,
            Reach::Forbidden,
            Reach::Unreadable,
            Reach::Silent,
        ] {
            assert!(
                advice(reach).is_some_and(|advice| advice.ends_with('.')),
                "{reach:?}"
            );
        }
        assert_eq!(advice(Reach::Answers), None);
    }

    #[test]
    fn both_of_the_vendors_addresses_are_named_but_not_of_a_sandbox_elsewhere() {
        let said = |address, is_sandbox| reach(Reach::Silent, address, "", is_sandbox);
        for (address, is_sandbox) in [
            ("https://api.altostrat.io", false),
            ("https://v1.api.altostrat.io/", true),
            ("https://canopy.example.com/api", false),
        ] {
            let said = said(address, is_sandbox).unwrap_or_default();
            assert!(
                VENDORS.iter().all(|vendors| said.contains(vendors)),
                "{address}: {said}"
            );
        }
        for address in ["http://127.0.0.1:8787", "https://api.altostrat.io.example"] {
            let said = said(address, true).unwrap_or_default();
            assert_eq!(
                said,
                format!(
                    "Nothing responds at {address}. Check your connection, and the address in config.json."
                )
            );
        }
    }

    #[test]
    fn what_could_not_be_read_is_said_by_what_stands_there() {
        let other = |value: &str, expected| Misread::Other {
            value: value.into(),
            expected,
        };
        for (why, words) in [
            (Misread::NoId, "This record has no ID."),
            (
                Misread::NoRecord { value: "7".into() },
                "7 isn't a record with an ID.",
            ),
            (
                other("-1", Expected::WholeNumber),
                "-1 isn't a whole number.",
            ),
            (other("7", Expected::Object), "7 isn't an object."),
            (other("7", Expected::Flag), "7 isn't true or false."),
            (other("7", Expected::Text), "7 isn't text."),
        ] {
            assert_eq!(misread(&why), words);
        }
        assert_eq!(unread::more(1), "And 1 other.");
    }
}
