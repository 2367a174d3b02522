//! What a self-check makes of an installation: the policy that its host sends with the page, and how far the clocks are apart. Knows no browser.

/// How far apart two clocks may be, in seconds: a header counts whole ones, and takes its time to come.
const AGREES: f64 = 30.0;

/// What a script could be made of that no file of the page's own host is.
const LOOSE: [&str; 7] = [
    "'unsafe-inline'",
    "'unsafe-eval'",
    "*",
    "http:",
    "https:",
    "data:",
    "blob:",
];

/// What was found, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `None`: nobody can tell.
    pub is_well: Option<bool>,
    pub words: String,
}

impl Finding {
    fn new(is_well: bool, words: impl Into<String>) -> Self {
        Self {
            is_well: Some(is_well),
            words: words.into(),
        }
    }

    /// It could not be found out.
    pub fn unknown(words: &str) -> Self {
        Self {
            is_well: None,
            words: words.to_owned(),
        }
    }
}

/// What a page's Content-Security-Policy (CSP Level 3) keeps out; `None` where it has none.
pub fn policy(policy: Option<&str>) -> Finding {
    let Some(policy) = policy.filter(|policy| !policy.trim().is_empty()) else {
        return Finding::new(false, "None is sent");
    };
    let directive = |name: &str| {
        policy.split([';', ',']).find_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            let is_it = words.next()?.eq_ignore_ascii_case(name);
            is_it.then(|| words.collect::<Vec<_>>())
        })
    };
    let Some(scripts) = directive("script-src").or_else(|| directive("default-src")) else {
        return Finding::new(false, "Allows scripts from anywhere");
    };
    let loose = |source: &&str| LOOSE.iter().any(|loose| source.eq_ignore_ascii_case(loose));
    if let Some(loose) = scripts.into_iter().find(loose) {
        return Finding::new(false, format!("Allows scripts by {loose}"));
    }
    if directive("frame-ancestors").is_none() {
        return Finding::new(false, "Lets other pages frame this one");
    }
    Finding::new(true, "In force")
}

/// How far a browser's clock is ahead of its host's, in seconds; `None` where the host does not say.
pub fn clock(ahead: Option<f64>) -> Finding {
    let Some(ahead) = ahead.filter(|ahead| ahead.is_finite()) else {
        return Finding::unknown("The host does not say the time");
    };
    let apart = ahead.abs();
    if apart <= AGREES {
        return Finding::new(true, "Agrees with the host's");
    }
    // Far below what an integer holds; what is not is cut to the largest.
    let (number, unit) = match apart {
        seconds if seconds < 120.0 => (seconds as u64, "s"),
        seconds if seconds < 7_200.0 => ((seconds / 60.0) as u64, "min"),
        seconds => ((seconds / 3_600.0) as u64, "h"),
    };
    let way = if ahead > 0.0 { "ahead of" } else { "behind" };
    Finding::new(
        false,
        format!("{number} {unit} {way} the host's, and so is what is said of the token's end"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_in_force_where_no_script_but_the_hosts_own_and_no_frame_gets_in() {
        let strict =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'";
        assert_eq!(policy(Some(strict)), Finding::new(true, "In force"));
        for (text, words) in [
            (None, "None is sent"),
            (Some(" "), "None is sent"),
            (Some("img-src 'self'"), "Allows scripts from anywhere"),
            (
                Some("Script-Src 'self' 'Unsafe-Inline'; frame-ancestors 'none'"),
                "Allows scripts by 'Unsafe-Inline'",
            ),
            (Some("default-src https:"), "Allows scripts by https:"),
            (
                Some("default-src 'self'; script-src 'self'"),
                "Lets other pages frame this one",
            ),
        ] {
            assert_eq!(policy(text), Finding::new(false, words), "{text:?}");
        }
    }

    #[test]
    fn clocks_agree_to_half_a_minute() {
        for ahead in [0.0, 30.0, -30.0] {
            assert_eq!(clock(Some(ahead)).is_well, Some(true));
        }
        for (ahead, words) in [
            (31.0, "31 s ahead of the host's"),
            (-119.0, "119 s behind the host's"),
            (120.0, "2 min ahead of the host's"),
            (-86_400.0, "24 h behind the host's"),
        ] {
            let found = clock(Some(ahead));
            assert_eq!(found.is_well, Some(false));
            assert!(found.words.starts_with(words), "{}", found.words);
        }
        for unknown in [None, Some(f64::NAN), Some(f64::INFINITY)] {
            assert_eq!(clock(unknown).is_well, None);
        }
    }
}
