//! The Content-Security-Policies (CSP Level 3) that a page runs under, and what they keep out of it.

use super::{Finding, Gap, Guarded};

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
    fn gap(&self, names: &[&str]) -> Option<Gap> {
        let Some(sources) = self.sources(names) else {
            return Some(Gap::Anywhere);
        };
        let loose = sources.iter().find(|source| is_loose(source))?;
        Some(Gap::Source((*loose).to_owned()))
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
const KEPT_OUT: [(&[&str], Guarded); 6] = [
    (
        &["script-src-elem", "script-src", "default-src"],
        Guarded::Scripts,
    ),
    (
        &["script-src-attr", "script-src", "default-src"],
        Guarded::Scripts,
    ),
    (&["script-src", "default-src"], Guarded::Scripts),
    (&["connect-src", "default-src"], Guarded::Calls),
    (&["object-src", "default-src"], Guarded::Plugins),
    (&["base-uri"], Guarded::BaseAddress),
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
            return Finding::NoPolicy;
        }
        for (names, what) in KEPT_OUT {
            let gaps: Option<Vec<Gap>> = all().map(|policy| policy.gap(names)).collect();
            let named_first = |gap: &Gap| *gap == Gap::Anywhere;
            if let Some(by) = gaps.and_then(|gaps| gaps.into_iter().min_by_key(named_first)) {
                return Finding::LetsIn { what, by };
            }
        }
        let keeps_frames_out = |policy: &Policy| policy.gap(&["frame-ancestors"]).is_none();
        if !self.sent.iter().any(keeps_frames_out) {
            return Finding::Framed;
        }
        Finding::Protected
    }

    /// From where the page may show pictures.
    pub fn pictures(&self) -> Finding {
        let all = self.sent.iter().chain(&self.written);
        let mut widest = Finding::PicturesFromAnywhere;
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
                widest = Finding::PicturesOverHttps;
                continue;
            }
            let named = named.into_iter().filter(|source| *source != "'none'");
            return Finding::PicturesFrom(named.map(str::to_owned).collect());
        }
        widest
    }
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
            assert_eq!(found(Some(sent), None), Finding::Protected, "{sent}");
        }
        // Two policies, of which neither does alone.
        let two = "default-src 'self', base-uri 'self'; frame-ancestors 'none'";
        assert_eq!(found(Some(two), None), Finding::Protected);
        assert_eq!(
            found(Some("frame-ancestors 'none'"), Some(STRICT)),
            Finding::Protected
        );
    }

    fn lets_in(what: Guarded, by: Gap) -> Finding {
        Finding::LetsIn { what, by }
    }

    fn source(source: &str) -> Gap {
        Gap::Source(source.to_owned())
    }

    #[test]
    fn what_a_policy_lets_in_is_named() {
        let with = |directives: &str| format!("{directives}; {STRICT}");
        for (sent, expected) in [
            (
                with("script-src 'self' https://*"),
                lets_in(Guarded::Scripts, source("https://*")),
            ),
            (
                with("script-src *.example.com"),
                lets_in(Guarded::Scripts, source("*.example.com")),
            ),
            (
                with("script-src 'self' https:"),
                lets_in(Guarded::Scripts, source("https:")),
            ),
            (
                with("script-src 'self' data:"),
                lets_in(Guarded::Scripts, source("data:")),
            ),
            (
                with("script-src 'self' 'Unsafe-Inline'"),
                lets_in(Guarded::Scripts, source("'Unsafe-Inline'")),
            ),
            (
                with("script-src 'self' 'unsafe-eval'"),
                lets_in(Guarded::Scripts, source("'unsafe-eval'")),
            ),
            (
                with("script-src-elem 'unsafe-inline' *"),
                lets_in(Guarded::Scripts, source("'unsafe-inline'")),
            ),
            (
                with("script-src-attr 'unsafe-inline'"),
                lets_in(Guarded::Scripts, source("'unsafe-inline'")),
            ),
            // Strict elements do not make up for what else scripts may come from.
            (
                with("script-src-elem 'self'; script-src 'unsafe-eval'"),
                lets_in(Guarded::Scripts, source("'unsafe-eval'")),
            ),
            (
                with("connect-src 'self' https:"),
                lets_in(Guarded::Calls, source("https:")),
            ),
            (with("connect-src *"), lets_in(Guarded::Calls, source("*"))),
            (with("object-src *"), lets_in(Guarded::Plugins, source("*"))),
            (
                with("base-uri *"),
                lets_in(Guarded::BaseAddress, source("*")),
            ),
        ] {
            assert_eq!(found(Some(&sent), None), expected, "{sent}");
        }
    }

    #[test]
    fn what_a_policy_leaves_out_is_named() {
        let with = |directives: &str| format!("{directives}; {STRICT}");
        for (sent, expected) in [
            (with("frame-ancestors *"), Finding::Framed),
            (with("frame-ancestors https:"), Finding::Framed),
            (
                STRICT.replace("; frame-ancestors 'none'", ""),
                Finding::Framed,
            ),
            (
                STRICT.replace("; base-uri 'self'", ""),
                lets_in(Guarded::BaseAddress, Gap::Anywhere),
            ),
            (
                STRICT.replace("default-src 'none'; ", ""),
                lets_in(Guarded::Plugins, Gap::Anywhere),
            ),
            (
                "script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
                    .into(),
                lets_in(Guarded::Calls, Gap::Anywhere),
            ),
            (
                "img-src 'self'".into(),
                lets_in(Guarded::Scripts, Gap::Anywhere),
            ),
            (" ; , ".into(), Finding::NoPolicy),
            (String::new(), Finding::NoPolicy),
        ] {
            assert_eq!(found(Some(&sent), None), expected, "{sent}");
        }
        assert_eq!(found(None, None), Finding::NoPolicy);
        // A frame has to be kept out by the header.
        assert_eq!(found(None, Some(STRICT)), Finding::Framed);
    }

    #[test]
    fn the_hosts_of_pictures_are_said() {
        let pictures = |sent| Policies::read(sent, None).pictures();
        for (sent, expected) in [
            (None, Finding::PicturesFromAnywhere),
            (Some("img-src * data:"), Finding::PicturesFromAnywhere),
            (Some("script-src 'self'"), Finding::PicturesFromAnywhere),
            (Some(STRICT), Finding::PicturesOverHttps),
        ] {
            assert_eq!(pictures(sent), expected, "{sent:?}");
        }
        for (sent, expected) in [
            (
                "img-src 'self' data: blob: https://cdn.altostrat.io",
                vec!["'self'", "https://cdn.altostrat.io"],
            ),
            ("default-src 'none'", vec![]),
            ("default-src 'self'", vec!["'self'"]),
        ] {
            let expected = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(
                pictures(Some(sent)),
                Finding::PicturesFrom(expected),
                "{sent}"
            );
        }
    }
}
