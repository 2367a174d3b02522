//! What a stylesheet may hold. Knows nothing of Rust.

use super::source::{Source, at, names_word};

pub fn colors_are_named_by_tokens(sources: &[Source]) -> Vec<String> {
    const FUNCTIONS: &[&str] = &[
        "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(",
    ];
    const NAMES: &[&str] = &[
        "white", "black", "red", "green", "blue", "gray", "grey", "orange", "yellow", "purple",
        "pink", "brown", "teal", "navy", "silver", "gold", "crimson", "tomato",
    ];
    const TOKENS: &[&str] = &["style/tokens.css", "style/later/tokens.css"];
    let mut problems = Vec::new();
    for source in sources
        .iter()
        .filter(|source| !TOKENS.contains(&source.path.as_str()))
    {
        for (number, line) in source.numbered() {
            let Some((_, value)) = line.code.split_once(':') else {
                continue;
            };
            let function = FUNCTIONS
                .iter()
                .any(|name| names_word(value, name) || value.contains(&format!(" {name}")));
            let word =
                value.split(|mark: char| !(mark.is_alphanumeric() || mark == '-' || mark == '#'));
            let raw = word
                .filter(|_| value.contains(';'))
                .any(|word| NAMES.contains(&word) || is_hex_color(word));
            if function || raw {
                problems.push(at(source, number, "a raw color belongs in tokens.css"));
            }
        }
    }
    problems
}

fn is_hex_color(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|digits| {
        [3, 4, 6, 8].contains(&digits.len())
            && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

pub fn styles_win_by_their_layer(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources {
        for (number, line) in source.numbered() {
            if line.code.contains("!important") {
                problems.push(at(source, number, "`!important`: the layers decide"));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> [Source; 1] {
        [Source::new("style/components/a.css", text)]
    }

    #[test]
    fn a_raw_color_is_found() {
        for text in [
            "color: #fff;",
            "border: 1px solid black;",
            "background: rgb(0 0 0 / 50%);",
            "  --a: oklch(60% 0.1 200);",
        ] {
            assert_eq!(colors_are_named_by_tokens(&source(text)).len(), 1, "{text}");
        }
        for text in [
            "color: var(--text);",
            "background: color-mix(in oklch, var(--a), transparent);",
            "&:hover {",
            "white-space: nowrap;",
        ] {
            assert!(
                colors_are_named_by_tokens(&source(text)).is_empty(),
                "{text}"
            );
        }
        assert!(
            colors_are_named_by_tokens(&[Source::new("style/tokens.css", "color: #fff;")])
                .is_empty()
        );
    }

    #[test]
    fn a_style_that_shouts_is_found() {
        assert_eq!(
            styles_win_by_their_layer(&source("color: var(--text) !important;")).len(),
            1
        );
    }
}
