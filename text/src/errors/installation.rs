//! What keeps an installation from its API, and who can change that.

use canopy_domain::{
    failure::ApiError,
    wire::{
        api_address::{VENDORS, may_be_vendors},
        reach::Reach,
    },
};

use super::{malformed::malformed, sentence};

/// Why the API cannot be reached, where there is more to say than that. `api` is its address, `page` the console's
/// origin.
pub fn reach(reach: Reach, api: &str, page: &str, is_sandbox: bool) -> Option<String> {
    let said = match reach {
        Reach::Offline => "Your browser is offline. Reconnect and try again.".to_owned(),
        Reach::Insecure => format!(
            "This page uses HTTPS, so the browser blocks plain-HTTP calls to {api}. Ask whoever hosts this console to \
             set an HTTPS address in config.json."
        ),
        Reach::Forbidden => format!(
            "The Content-Security-Policy of this host blocks calls to {api}. Ask whoever hosts this console to add it \
                to connect-src."
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
            "{said} Altostrat's documentation names two addresses: {newer} and {older}. Either can be set in \
                config.json."
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
        ApiError::Malformed(what) => format!(
            "The config.json next to this page can't be used: {}.",
            malformed(what)
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

#[cfg(test)]
mod tests {
    use canopy_domain::wire::{Malformed, Mistake, api_address::AddressProblem};

    use super::*;

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
}
