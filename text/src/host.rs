//! What the host of the console sends with the page, and the page that shows it.

use canopy_domain::host::{
    clocks::{Apart, Unit},
    self_check::{Finding, Gap, Guarded, WrongType},
};

/// The page about this installation.
pub mod about {
    pub const PAGE: &str = "About";
    pub const TITLE: &str = "About Canopy";
    pub const VERSION: &str = "Version";
    pub const CONFIGURATION: &str = "Configuration";
    pub const CONFIGURATION_FOUND: &str = "config.json found";
    pub const API: &str = "API";
    pub const THIS_HOST: &str = "This host";
    pub const SANDBOX: &str = "Sandbox";
    pub const UNENCRYPTED: &str = "Plain HTTP: the token is sent unencrypted";
    pub const API_STATUS: &str = "API status";
    pub const NOT_CHECKED: &str = "Not checked (signed out)";
    pub const CHECKING: &str = "Checking...";
    pub const REACHABLE: &str = "Reachable";
    pub const POLICY: &str = "Content-Security-Policy";
    pub const IMAGES: &str = "Images allowed from";
    pub const FILE_TYPES: &str = "File types";
    pub const CLOCK: &str = "This device's clock";
    pub const TOKEN: &str = "Token";
    pub const NO_TOKEN: &str = "None";
    pub const SIGNED_IN_AS: &str = "Signed in as";
    pub const SUBJECT: &str = "Subject";
    pub const NO_SUBJECT: &str = "Unknown";
    pub const WORKSPACE: &str = "Workspace in the token";
    pub const NO_WORKSPACE: &str = "None";
    pub const EXPIRES: &str = "Token expires";
    pub const NO_EXPIRY: &str = "No expiry";
    pub const BACK: &str = "Back to organizations";
}

/// When a token expires, from the seconds that are left: `In 3 h 20 min`.
pub fn expires(seconds: f64) -> String {
    if seconds <= 0.0 {
        return "Expired".into();
    }
    // A token's life fits in any integer; what does not is cut to the largest.
    let minutes = (seconds / 60.0) as u64;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "In less than a minute".into(),
        (0, minutes) => format!("In {minutes} min"),
        (hours, minutes) => format!("In {hours} h {minutes} min"),
    }
}

pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Silent => "The host didn't respond".into(),
        Finding::Types(wrong) if wrong.is_empty() => "Correct".into(),
        Finding::Types(wrong) => {
            let wrong: Vec<String> = wrong.iter().map(wrong_type).collect();
            wrong.join("; ")
        }
        Finding::NoTime => "Host time unknown".into(),
        Finding::ClocksAgree => "Matches the host".into(),
        Finding::ClocksApart(apart) => {
            format!(
                "{}; expiry times shown are off by as much",
                difference(*apart)
            )
        }
        Finding::NoPolicy => "Missing".into(),
        Finding::LetsIn { what, by } => gap(*what, by),
        Finding::Framed => "Can be framed by other sites".into(),
        Finding::Protected => "Active".into(),
        Finding::PicturesFromAnywhere => "Any host".into(),
        Finding::PicturesOverHttps => "Any HTTPS host".into(),
        Finding::PicturesFrom(hosts) if hosts.is_empty() => "None".into(),
        Finding::PicturesFrom(hosts) => {
            let hosts: Vec<&str> = hosts.iter().map(|host| picture_host(host)).collect();
            hosts.join(", ")
        }
    }
}

fn wrong_type(file: &WrongType) -> String {
    let WrongType {
        ending, expected, ..
    } = file;
    match &file.sent {
        Some(sent) => format!("{ending} is sent as {sent} instead of {expected}"),
        None => format!("{ending} is sent without a type instead of as {expected}"),
    }
}

fn gap(what: Guarded, by: &Gap) -> String {
    let what = match what {
        Guarded::Scripts => "scripts",
        Guarded::Calls => "requests",
        Guarded::Plugins => "plugins",
        Guarded::BaseAddress => "a base URL",
    };
    match by {
        Gap::Source(source) => format!("Allows {what} through {source}"),
        Gap::Anywhere => format!("Allows {what} from anywhere"),
    }
}

fn picture_host(source: &str) -> &str {
    match source {
        "'self'" => "this host",
        source => source,
    }
}

/// `2 h ahead of the host`.
fn difference(apart: Apart) -> String {
    let unit = match apart.unit {
        Unit::Seconds => "s",
        Unit::Minutes => "min",
        Unit::Hours => "h",
        Unit::Days => "days",
    };
    let number = apart.number;
    match apart.is_ahead {
        true => format!("{number} {unit} ahead of the host"),
        false => format!("{number} {unit} behind the host"),
    }
}

/// Wherever it is said when a token expires: those times are this device's.
pub fn clock_note(apart: Apart) -> String {
    let difference = difference(apart);
    format!("This device's clock is {difference}, so expiry times shown here are off by as much.")
}

#[cfg(test)]
mod tests {
    use canopy_domain::host::{clocks, self_check::clock};

    use super::*;

    #[test]
    fn a_clock_that_differs_says_how_far_and_which_way() {
        for (ahead, words) in [
            (31.0, "31 s ahead of the host"),
            (-119.0, "119 s behind the host"),
            (120.0, "2 min ahead of the host"),
            (-86_400.0, "24 h behind the host"),
            (365.0 * 86_400.0, "365 days ahead of the host"),
        ] {
            let apart = clocks::difference(ahead).expect("they differ");
            assert_eq!(difference(apart), words);
            assert!(clock_note(apart).contains(words), "{words}");
        }
        assert_eq!(
            finding(&clock(Some(120.0))),
            "2 min ahead of the host; expiry times shown are off by as much"
        );
        assert_eq!(finding(&clock(Some(0.0))), "Matches the host");
        assert_eq!(finding(&clock(None)), "Host time unknown");
    }

    #[test]
    fn each_file_of_another_type_is_named() {
        let wrong = |ending, sent: Option<&str>, expected| WrongType {
            ending,
            sent: sent.map(str::to_owned),
            expected,
        };
        assert_eq!(finding(&Finding::Types(vec![])), "Correct");
        assert_eq!(
            finding(&Finding::Types(vec![
                wrong(".css", Some("text/plain"), "text/css"),
                wrong(".js", None, "text/javascript"),
            ])),
            ".css is sent as text/plain instead of text/css; .js is sent without a type instead of as text/javascript"
        );
    }

    #[test]
    fn what_a_policy_lets_in_is_named() {
        let lets_in = |what, by| finding(&Finding::LetsIn { what, by });
        assert_eq!(
            lets_in(Guarded::Scripts, Gap::Source("https:".into())),
            "Allows scripts through https:"
        );
        assert_eq!(
            lets_in(Guarded::BaseAddress, Gap::Anywhere),
            "Allows a base URL from anywhere"
        );
    }

    #[test]
    fn the_hosts_of_pictures_are_said() {
        let from = |hosts: &[&str]| {
            let hosts = hosts.iter().map(|host| (*host).to_owned()).collect();
            finding(&Finding::PicturesFrom(hosts))
        };
        assert_eq!(
            from(&["'self'", "https://cdn.altostrat.io"]),
            "this host, https://cdn.altostrat.io"
        );
        assert_eq!(from(&[]), "None");
    }

    #[test]
    fn an_expiry_is_said_in_hours_and_minutes() {
        for (seconds, words) in [
            (0.0, "Expired"),
            (59.0, "In less than a minute"),
            (61.0, "In 1 min"),
            (12_000.0, "In 3 h 20 min"),
        ] {
            assert_eq!(expires(seconds), words);
        }
    }
}
