//! The Content-Security-Policies (CSP Level 3) that a page runs under, and what they keep out of it. Knows no browser.

use super::Finding;

/// A directive's sources.
type Sources<'p> = Vec<&'p str>;

/// One policy: each directive with its sources.
struct Policy<'p>(Vec<(&'p str, Sources<'p>)>);

impl<'p> Policy<'p> {
    fn read(text: &'p str) -> Self {
        let directives = text.split(';').filter_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            Some((words.next()?, words.collect()))
        });
        Self(directives.collect())
    }

    /// The sources of the first of these that the policy has. Of the same name twice, browsers read the first.
    fn sources(&self, names: &[&str]) -> Option<&Sources<'p>> {
        names.iter().find_map(|name| {
            let mut directives = self.0.iter();
            let found = directives.find(|(own, _)| own.eq_ignore_ascii_case(name))?;
            Some(&found.1)
        })
    }

    /// What a directive, or those it falls back on, lets in: `None` where that is only what it names.
    fn gap(&self, names: &[&str], what: &str) -> Option<String> {
        let Some(sources) = self.sources(names) else {
            return Some(format!("{what} from anywhere"));
        };
        let loose = sources.iter().find(|source| is_loose(source))?;
        Some(format!("{what} by {loose}"))
    }
}

/// Whether a source stands for more than a host that is named: text of the page's own, a wildcard, a whole scheme.
fn is_loose(source: &str) -> bool {
    let is_unsafe = ["'unsafe-inline'", "'unsafe-eval'"];
    source.contains('*')
        || source.ends_with(':')
        || is_unsafe
            .iter()
            .any(|word| source.eq_ignore_ascii_case(word))
}

/// What a browser may not do for others in this page: the directives that say so, each before what it falls back on.
const KEPT_OUT: [(&[&str], &str); 6] = [
    (
        &["script-src-elem", "script-src", "default-src"],
        "Allows scripts",
    ),
    (
        &["script-src-attr", "script-src", "default-src"],
        "Allows scripts",
    ),
    (&["script-src", "default-src"], "Allows scripts"),
    (&["connect-src", "default-src"], "Allows calls"),
    (&["object-src", "default-src"], "Allows plugins"),
    (&["base-uri"], "Allows a base address"),
];

/// Every policy of a page. Each holds, so what one of them keeps out is kept out.
pub struct Policies<'p> {
    sent: Vec<Policy<'p>>,
    /// In the page itself, where browsers read no `frame-ancestors`.
    written: Vec<Policy<'p>>,
}

impl<'p> Policies<'p> {
    /// From the header of an answer, which may join several, and from the page.
    pub fn read(sent: Option<&'p str>, written: Option<&'p str>) -> Self {
        let all = |text: Option<&'p str>| {
            let texts = text.into_iter().flat_map(|text| text.split(','));
            let policies = texts.map(Policy::read);
            policies.filter(|policy| !policy.0.is_empty()).collect()
        };
        Self {
            sent: all(sent),
            written: all(written),
        }
    }

    /// Whether they protect the page from code and frames of others.
    pub fn protection(&self) -> Finding {
        let all = || self.sent.iter().chain(&self.written);
        if all().next().is_none() {
            return Finding::new(false, "Missing");
        }
        for (names, what) in KEPT_OUT {
            let gaps: Option<Vec<String>> = all().map(|policy| policy.gap(names, what)).collect();
            if let Some(gap) =
                gaps.and_then(|gaps| gaps.into_iter().min_by_key(|gap| is_anywhere(gap)))
            {
                return Finding::new(false, gap);
            }
        }
        let keeps_frames_out = |policy: &Policy| policy.gap(&["frame-ancestors"], "").is_none();
        if !self.sent.iter().any(keeps_frames_out) {
            return Finding::new(false, "Can be framed by other sites");
        }
        Finding::new(true, "Active")
    }

    /// From where the page may show pictures.
    pub fn pictures(&self) -> Finding {
        let all = self.sent.iter().chain(&self.written);
        let mut widest = "Any host";
        for policy in all {
            let Some(sources) = policy.sources(&["img-src", "default-src"]) else {
                continue;
            };
            // Pictures that the API sends in its answers, and those that are being chosen.
            let named = sources
                .iter()
                .filter(|source| !matches!(**source, "data:" | "blob:"));
            let named: Vec<&str> = named.copied().collect();
            if named.iter().any(|source| matches!(*source, "*" | "http:")) {
                continue;
            }
            if named
                .iter()
                .any(|source| source.eq_ignore_ascii_case("https:"))
            {
                widest = "Any HTTPS host";
                continue;
            }
            let named = named.into_iter().filter(|source| *source != "'none'");
            let words = named.map(|source| {
                if source == "'self'" {
                    "this host"
                } else {
                    source
                }
            });
            let words: Vec<&str> = words.collect();
            return Finding::new(
                true,
                if words.is_empty() {
                    "None".into()
                } else {
                    words.join(", ")
                },
            );
        }
        Finding::unknown(widest)
    }
}

/// A source that is named says more than a directive that is missing.
fn is_anywhere(gap: &str) -> bool {
    gap.ends_with("anywhere")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' https: data: blob:; connect-src 'self' https://v1.api.altostrat.io; base-uri 'self'; \
         form-action 'none'; frame-ancestors 'none'";

    fn found(sent: Option<&str>, written: Option<&str>) -> Finding {
        Policies::read(sent, written).protection()
    }

    #[test]
    fn a_policy_is_active_where_no_code_call_base_or_frame_of_others_gets_in() {
        for sent in [
            STRICT,
            "script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
            "DEFAULT-SRC 'self'; Base-URI 'self'; Frame-Ancestors https://intranet.example",
            // The first of two with one name counts.
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'; script-src *",
        ] {
            assert_eq!(
                found(Some(sent), None),
                Finding::new(true, "Active"),
                "{sent}"
            );
        }
        // Two policies, of which neither does alone.
        let two = "default-src 'self', base-uri 'self'; frame-ancestors 'none'";
        assert_eq!(found(Some(two), None).words, "Active");
        assert_eq!(
            found(Some("frame-ancestors 'none'"), Some(STRICT)).words,
            "Active"
        );
    }

    #[test]
    fn what_a_policy_lets_in_is_named() {
        let with = |directives: &str| format!("{directives}; {STRICT}");
        for (sent, words) in [
            (
                with("script-src 'self' https://*"),
                "Allows scripts by https://*",
            ),
            (
                with("script-src *.example.com"),
                "Allows scripts by *.example.com",
            ),
            (with("script-src 'self' https:"), "Allows scripts by https:"),
            (with("script-src 'self' data:"), "Allows scripts by data:"),
            (
                with("script-src 'self' 'Unsafe-Inline'"),
                "Allows scripts by 'Unsafe-Inline'",
            ),
            (
                with("script-src 'self' 'unsafe-eval'"),
                "Allows scripts by 'unsafe-eval'",
            ),
            (
                with("script-src-elem 'unsafe-inline' *"),
                "Allows scripts by 'unsafe-inline'",
            ),
            (
                with("script-src-attr 'unsafe-inline'"),
                "Allows scripts by 'unsafe-inline'",
            ),
            // Strict elements do not make up for what else scripts may come from.
            (
                with("script-src-elem 'self'; script-src 'unsafe-eval'"),
                "Allows scripts by 'unsafe-eval'",
            ),
            (with("connect-src 'self' https:"), "Allows calls by https:"),
            (with("connect-src *"), "Allows calls by *"),
            (with("object-src *"), "Allows plugins by *"),
            (with("base-uri *"), "Allows a base address by *"),
            (with("frame-ancestors *"), "Can be framed by other sites"),
            (
                with("frame-ancestors https:"),
                "Can be framed by other sites",
            ),
            (
                STRICT.replace("; frame-ancestors 'none'", ""),
                "Can be framed by other sites",
            ),
            (
                STRICT.replace("; base-uri 'self'", ""),
                "Allows a base address from anywhere",
            ),
            (
                STRICT.replace("default-src 'none'; ", ""),
                "Allows plugins from anywhere",
            ),
            (
                "script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
                    .into(),
                "Allows calls from anywhere",
            ),
            ("img-src 'self'".into(), "Allows scripts from anywhere"),
            (" ; , ".into(), "Missing"),
            (String::new(), "Missing"),
        ] {
            assert_eq!(
                found(Some(&sent), None),
                Finding::new(false, words),
                "{sent}"
            );
        }
        assert_eq!(found(None, None).words, "Missing");
        // A frame has to be kept out by the header.
        assert_eq!(
            found(None, Some(STRICT)).words,
            "Can be framed by other sites"
        );
    }

    #[test]
    fn the_hosts_of_pictures_are_said() {
        let pictures = |sent| Policies::read(sent, None).pictures();
        for (sent, words) in [
            (None, "Any host"),
            (Some("img-src * data:"), "Any host"),
            (Some("script-src 'self'"), "Any host"),
            (Some(STRICT), "Any HTTPS host"),
        ] {
            assert_eq!(pictures(sent), Finding::unknown(words), "{sent:?}");
        }
        for (sent, words) in [
            (
                "img-src 'self' data: blob: https://cdn.altostrat.io",
                "this host, https://cdn.altostrat.io",
            ),
            ("default-src 'none'", "None"),
            ("default-src 'self'", "this host"),
        ] {
            assert_eq!(pictures(Some(sent)), Finding::new(true, words), "{sent}");
        }
    }
}
