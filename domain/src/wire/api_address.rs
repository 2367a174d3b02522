//! What an address of the API may hold, and where the vendor has had its API. Takes addresses as browsers write them out.

/// Where the vendor's pages say the API is.
///
/// *Documented*: the newest reference pages name the first, earlier captures of the same pages the second.
const VENDORS: [&str; 2] = ["https://v1.api.altostrat.io", "https://api.altostrat.io"];

/// Why the API cannot be called at an address, in words that repeat nothing of it.
pub fn problem(address: &str) -> Option<&'static str> {
    if authority(address).contains('@') {
        Some("a user name or password does not belong in it")
    } else if address.contains('#') {
        Some("a fragment (#...) does not belong in it")
    } else if address.contains('?') {
        Some("a query (?...) does not belong in it")
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

/// What to say of an installation whose API cannot be reached: an address may have been copied from an older page.
pub fn vendors_advice(address: &str, is_sandbox: bool) -> Option<String> {
    let is_vendors = VENDORS.iter().any(|vendors| {
        let rest = address.strip_prefix(vendors);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let [newer, older] = VENDORS;
    (is_vendors || !is_sandbox).then(|| {
        format!(
            "Altostrat's documentation has named two addresses: {newer} and {older}. Whoever installs this console \
             can set either in config.json."
        )
    })
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
    fn credentials_queries_and_fragments_are_refused_by_name_and_never_repeated() {
        for (address, word) in [
            ("https://ops:secret@api.example/", "user name or password"),
            ("https://secret@api.example/v1", "user name or password"),
            ("https://:secret@api.example", "user name or password"),
            ("https://api.example/?secret", "query"),
            ("https://api.example/?", "query"),
            ("https://api.example/v1#secret", "fragment"),
            ("https://api.example/#", "fragment"),
            ("https://api.example/#a?b", "fragment"),
        ] {
            let problem = problem(address).unwrap_or_default();
            assert!(problem.contains(word), "{address}: {problem}");
            assert!(!problem.contains("secret"), "{address}: {problem}");
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
    fn both_of_the_vendors_addresses_are_named_but_not_of_a_sandbox_elsewhere() {
        for (address, is_sandbox) in [
            ("https://api.altostrat.io", false),
            ("https://v1.api.altostrat.io/", true),
            ("https://canopy.example.com/api", false),
        ] {
            let said = vendors_advice(address, is_sandbox).unwrap_or_default();
            assert!(
                VENDORS.iter().all(|vendors| said.contains(vendors)),
                "{address}: {said}"
            );
        }
        for address in ["http://127.0.0.1:8787", "https://api.altostrat.io.example"] {
            assert_eq!(vendors_advice(address, true), None, "{address}");
        }
    }
}
