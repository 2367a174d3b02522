//! What a token comes wrapped in where it was copied from: a header, quotes, JSON, a command, lines. Knows no claims.

use crate::unseen::is_unseen;

/// How keys begin, which may hold anything after that, and how nearly every token does: `{"`, and a letter.
const BEGINS: [&str; 2] = [super::KEY, "eyJ"];
/// What stands before a token, with nothing between once its line break has gone.
const SCHEMES: [&str; 4] = ["authorization", "bearer", "token", "jwt"];

/// Whether a token may hold this (RFC 7515, padding allowed).
pub(super) fn is_of_a_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte)
}

/// What in a pasted text may be a token, in the order of the text.
pub(super) fn candidates(pasted: &str) -> impl Iterator<Item = String> {
    let visible: String = pasted.chars().filter(|mark| !is_invisible(*mark)).collect();
    let chunks: Vec<String> = visible.split(is_wrapping).map(joined).collect();
    chunks.into_iter().filter(|chunk| !chunk.is_empty())
}

/// Neither part of a token nor the white space of a line that was broken.
fn is_wrapping(mark: char) -> bool {
    !mark.is_whitespace() && !u8::try_from(mark).is_ok_and(is_of_a_token)
}

/// A broken line made whole, without the words before the token and the options after it.
fn joined(chunk: &str) -> String {
    let is_option =
        |word: &&str| word.starts_with("--") || (word.len() == 2 && word.starts_with('-'));
    let words = chunk.split_whitespace();
    let words = words
        .skip_while(is_option)
        .take_while(|word| !is_option(word));
    let text: String = words.map(without_name).collect();
    let begin = BEGINS.iter().find_map(|begin| text.find(begin));
    let token = match begin {
        Some(begin) if !text[..begin].contains('.') => &text[begin..],
        _ => without_schemes(&text),
    };
    token.trim_matches('.').to_owned()
}

/// `TOKEN=a.b.c` names what follows; the padding of a token is followed by nothing of it.
fn without_name(word: &str) -> &str {
    let named = word.rmatch_indices('=').find(|(at, _)| {
        let next = word.as_bytes().get(at + 1);
        next.is_some_and(|next| !b"=.".contains(next))
    });
    named.map_or(word, |(at, _)| &word[at + 1..])
}

fn without_schemes(mut text: &str) -> &str {
    while let Some(scheme) = SCHEMES.iter().find(|scheme| {
        let begin = text.get(..scheme.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    }) {
        text = &text[scheme.len()..];
    }
    text
}

/// What comes along unseen where it is copied.
fn is_invisible(mark: char) -> bool {
    is_unseen(mark) || (mark.is_control() && !mark.is_whitespace())
}
