//! What an address of the API may hold, and where the vendor has had its API.
//! Takes addresses as browsers write them out.

/// Where the vendor's pages say the API is.
///
/// *Documented*: the newest reference pages name the first, earlier captures of the same pages the second.
pub const VENDORS: [&str; 2] = ["https://v1.api.altostrat.io", "https://api.altostrat.io"];

/// Why the API cannot be called at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// It is neither an http or https address nor a path.
    NoAddress,
    /// It holds a user name or a password.
    Credentials,
    Fragment,
    Query,
}

/// Why the API cannot be called at an address.
pub fn problem(address: &str) -> Option<AddressProblem> {
    if authority(address).contains('@') {
        Some(AddressProblem::Credentials)
    } else if address.contains('#') {
        Some(AddressProblem::Fragment)
    } else if address.contains('?') {
        Some(AddressProblem::Query)
    } else {
        None
    }
}

/// Whether a token on its way there can be read by the network: plain HTTP, to another machine.
pub fn is_unencrypted(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http:") else {
        return false;
    };
    let host = authority(rest).rsplit('@').next().unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(number) => number.split(']').next(),
        None => host.split(':').next(),
    };
    let name = name.unwrap_or_default();
    let is_number = name
        .bytes()
        .all(|byte| byte == b'.' || byte.is_ascii_digit());
    let is_own = name == "localhost"
        || name == "::1"
        || name.ends_with(".localhost")
        || (is_number && name.starts_with("127."));
    !is_own
}

/// Whether the API at an address may be the vendor's: where it cannot be reached, the address may have been copied from
/// an older page.
pub fn may_be_vendors(address: &str, is_sandbox: bool) -> bool {
    let is_vendors = VENDORS.iter().any(|vendors| {
        let rest = address.strip_prefix(vendors);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    is_vendors || !is_sandbox
}

/// User, host and port.
fn authority(address: &str) -> &str {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_queries_and_fragments_are_refused() {
        for (address, expected) in [
            (
                "https://ops:secret@api.example/",
                AddressProblem::Credentials,
            ),
            ("https://secret@api.example/v1", AddressProblem::Credentials),
            ("https://:secret@api.example", AddressProblem::Credentials),
            ("https://api.example/?secret", AddressProblem::Query),
            ("https://api.example/?", AddressProblem::Query),
            ("https://api.example/v1#secret", AddressProblem::Fragment),
            ("https://api.example/#", AddressProblem::Fragment),
            ("https://api.example/#a?b", AddressProblem::Fragment),
        ] {
            assert_eq!(problem(address), Some(expected), "{address}");
        }
        for address in [
            "https://api.example/",
            "http://[::1]:8787/",
            "https://api.example/a@b",
        ] {
            assert_eq!(problem(address), None, "{address}");
        }
    }

    #[test]
    fn plain_http_to_another_machine_is_unencrypted() {
        for address in [
            "http://api.example/",
            "http://10.0.0.1:8080/api",
            "http://localhost.example/",
            "http://127.0.0.1.example/",
            "http://127.example/",
            "http://127.0.0.1@api.example/",
            "http://[2001:db8::1]/",
        ] {
            assert!(is_unencrypted(address), "{address}");
        }
        for address in [
            "https://api.example/",
            "http://localhost:8787/",
            "http://canopy.localhost/",
            "http://127.0.0.1:8787/api",
            "http://127.8.0.1/",
            "http://[::1]:8787/",
        ] {
            assert!(!is_unencrypted(address), "{address}");
        }
    }

    #[test]
    fn every_api_may_be_the_vendors_but_that_of_a_sandbox_elsewhere() {
        for (address, is_sandbox) in [
            ("https://api.altostrat.io", false),
            ("https://v1.api.altostrat.io/", true),
            ("https://canopy.example.com/api", false),
        ] {
            assert!(may_be_vendors(address, is_sandbox), "{address}");
        }
        for address in ["http://127.0.0.1:8787", "https://api.altostrat.io.example"] {
            assert!(!may_be_vendors(address, true), "{address}");
        }
    }
}
