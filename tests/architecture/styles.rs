//! What a stylesheet may hold.

use super::source::{File, at};

pub fn colors_are_named_by_tokens(files: &[File]) -> Vec<String> {
    const FUNCTIONS: &[&str] = &[
        "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(",
    ];
    const NAMES: &[&str] = &[
        "white", "black", "red", "green", "blue", "gray", "grey", "orange", "yellow", "purple",
        "pink", "brown", "teal", "navy", "silver", "gold", "crimson", "tomato",
    ];
    const TOKENS: &[&str] = &["style/tokens.css", "style/later/tokens.css"];
    let is_part = |mark: char| mark.is_alphanumeric() || mark == '-';
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| !TOKENS.contains(&&*file.path)) {
        for (number, line) in lines(file) {
            let Some((_, value)) = line.split_once(':') else {
                continue;
            };
            let function = FUNCTIONS.iter().any(|name| {
                let mut places = value.match_indices(name);
                places.any(|(at, _)| !value[..at].ends_with(is_part))
            });
            let word =
                value.split(|mark: char| !(mark.is_alphanumeric() || mark == '-' || mark == '#'));
            let raw = word
                .filter(|_| value.contains(';'))
                .any(|word| NAMES.contains(&word) || is_hex_color(word));
            if function || raw {
                problems.push(at(&file.path, number, "a raw color belongs in tokens.css"));
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

pub fn styles_win_by_their_layer(files: &[File]) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files {
        for (number, line) in lines(file) {
            if line.contains("!important") {
                problems.push(at(&file.path, number, "`!important`: the layers decide"));
            }
        }
    }
    problems
}

/// The lines without comments and without what stands in quotes, counted from 1.
fn lines(file: &File) -> Vec<(usize, String)> {
    let mut bare = String::new();
    for (index, part) in file.text.split("/*").enumerate() {
        let (comment, code) = match part.split_once("*/") {
            Some(ended) if index > 0 => ended,
            _ => ("", part),
        };
        bare.extend(comment.chars().filter(|mark| *mark == '\n'));
        bare.push_str(code);
    }
    let lines = bare
        .lines()
        .map(|line| line.split('"').step_by(2).collect());
    lines
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .collect()
}

fn file(path: &str, text: &str) -> [File; 1] {
    [File {
        path: path.to_owned(),
        text: text.to_owned(),
    }]
}

#[test]
fn a_raw_color_is_found() {
    let problems = |path, text| colors_are_named_by_tokens(&file(path, text)).len();
    for (text, count) in [
        ("color: #fff;", 1),
        ("border: 1px solid black;", 1),
        ("background: rgb(0 0 0 / 50%);", 1),
        ("  --a: oklch(60% 0.1 200);", 1),
        ("color: var(--text);", 0),
        ("background: color-mix(in oklch, var(--a), transparent);", 0),
        ("&:hover {", 0),
        ("white-space: nowrap;", 0),
        ("/* color: #fff; */", 0),
        ("--a: url(\"data:,fill='black'\");", 0),
    ] {
        assert_eq!(problems("style/components/a.css", text), count, "{text}");
    }
    assert_eq!(problems("style/tokens.css", "color: #fff;"), 0);
}

#[test]
fn a_style_that_shouts_is_found_with_its_line() {
    let shouts = file(
        "style/a.css",
        "/* a\n!important */\ncolor: var(--text) !important;",
    );
    assert_eq!(
        styles_win_by_their_layer(&shouts),
        ["style/a.css:3: `!important`: the layers decide"]
    );
}
