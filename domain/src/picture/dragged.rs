//! What is meant by something dragged here from a page, told from what the browser says of it under each type.
//! Loads nothing.

/// What was dragged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dragged {
    /// Where a picture or a page is.
    Address(String),
    /// A link of the console itself: one that slips when it is clicked brings nothing.
    OwnPage,
    /// Nothing with an address.
    Nothing,
}

/// Each of `html`, `list` (`text/uri-list`) and `text` is empty where the browser does not say it. `base` is the
/// address the console lies at, with a slash at its end.
pub fn dragged(html: &str, list: &str, text: &str, base: &str) -> Dragged {
    // Lines that start with # are remarks. Whoever drags marked text may mean an address, too.
    let mut lines = list.lines().chain(text.lines()).map(str::trim);
    let line = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    if line.is_some_and(|line| !base.is_empty() && line.starts_with(base)) {
        return Dragged::OwnPage;
    }
    // Of a picture in a link, browsers list where the link leads.
    let address = picture_in(html).or_else(|| line.map(str::to_owned));
    match address.filter(|address| address.contains(':')) {
        Some(address) => Dragged::Address(address),
        None => Dragged::Nothing,
    }
}

/// The address of the first picture in some markup. Browsers write it in full, each attribute in quotes.
fn picture_in(html: &str) -> Option<String> {
    let at = html.to_ascii_lowercase().find("<img ")?;
    let mut rest = &html[at..];
    loop {
        let (names, after) = rest.split_once('=')?;
        let name = names.split_whitespace().next_back()?;
        let quote = after.chars().next()?;
        if names.contains('>') || !matches!(quote, '"' | '\'') {
            return None;
        }
        let (value, after) = after[1..].split_once(quote)?;
        if name.eq_ignore_ascii_case("src") {
            return Some(value.replace("&amp;", "&")).filter(|value| value.contains(':'));
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://admin.example.com/canopy/";

    #[test]
    fn a_picture_is_meant_before_the_page_it_leads_to_and_a_page_of_the_console_never() {
        let page = "https://example.com/";
        for (html, list, text, expected) in [
            (
                "",
                "https://a.example/a.png",
                "",
                Some("https://a.example/a.png"),
            ),
            (
                "",
                "# dragged\r\nhttps://a.example/\r\n",
                "x",
                Some("https://a.example/"),
            ),
            (
                "",
                "",
                " https://a.example/a.png\n",
                Some("https://a.example/a.png"),
            ),
            (
                r#"<meta charset="utf-8"><a href="/"><IMG hidden alt="a > b = c" data-src="x:y"
                    src="https://a.example/a.png?w=1&amp;h=2"></a>"#,
                page,
                page,
                Some("https://a.example/a.png?w=1&h=2"),
            ),
            (
                r#"<img src='data:image/gif;base64,R0lG'>"#,
                page,
                "",
                Some("data:image/gif;base64,R0lG"),
            ),
            (r#"<img src="/a.png">"#, page, "", Some(page)),
            (
                r#"<img alt=""> src="https://a.example/""#,
                page,
                "",
                Some(page),
            ),
            ("<img src=https://a.example/>", page, "", Some(page)),
            ("<a href=\"https://a.example/\">a</a>", page, "", Some(page)),
            ("<img ", page, "", Some(page)),
            (
                "",
                "https://admin.example.com/other/a.png",
                "",
                Some("https://admin.example.com/other/a.png"),
            ),
            ("", "", "a word", None),
            ("", "", "", None),
        ] {
            let expected =
                expected.map_or(Dragged::Nothing, |address| Dragged::Address(address.into()));
            assert_eq!(
                dragged(html, list, text, BASE),
                expected,
                "{html} {list} {text}"
            );
        }
        let own = "https://admin.example.com/canopy/org/7";
        for (html, list, text) in [
            ("", own, own),
            ("", BASE, ""),
            ("", "", own),
            (
                "<a href=\"/\"><img src=\"https://a.example/a.png\"></a>",
                own,
                own,
            ),
        ] {
            assert_eq!(
                dragged(html, list, text, BASE),
                Dragged::OwnPage,
                "{html} {list} {text}"
            );
        }
        assert_eq!(dragged("", page, "", ""), Dragged::Address(page.into()));
    }
}
