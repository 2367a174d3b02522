//! What a token comes wrapped in where it was copied from: a header, quotes, JSON, a command, lines, a sentence, a
//! table.

use serde_json::{Map, Value};

use super::KEY;
use crate::{
    unicode::unseen::is_unseen,
    wire::{self, base64::decode_url},
};

/// How nearly every token begins: `{"`, and a letter.
const BEGIN: &str = "eyJ";
/// What stands before a token, with nothing between once its line break has gone.
const SCHEMES: [&str; 4] = ["authorization", "bearer", "token", "jwt"];

/// Whether a token may hold this (RFC 7515, padding allowed).
pub(super) fn is_of_a_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte)
}

/// Whether a static key may hold this: whatever a bearer token may (RFC 6750).
pub(super) fn is_of_a_key(byte: u8) -> bool {
    is_of_a_token(byte) || b"+/~".contains(&byte)
}

/// What in a pasted text may be a token, in the order of the text.
pub(super) fn candidates(pasted: &str) -> impl Iterator<Item = String> {
    let visible: String = pasted.chars().filter(|mark| !is_invisible(*mark)).collect();
    // PHP writes JSON so.
    let visible = visible.replace("\\/", "/");
    let mut found = Vec::new();
    for (place, text) in visible.split(KEY).enumerate() {
        if place > 0 {
            found.push(key(text));
        }
        found.extend(text.split(is_wrapping).flat_map(tokens));
    }
    found.into_iter().filter(|candidate| !candidate.is_empty())
}

/// Neither part of a token nor the white space of a line that was broken.
fn is_wrapping(mark: char) -> bool {
    !mark.is_whitespace() && !u8::try_from(mark).is_ok_and(is_of_a_token)
}

/// The key that goes on with `text`. It ends at its first blank, as nothing says how long it is: what follows is the
/// next cell of a table, or a word. Only where a line was broken before a hyphen, with a digit behind it and a letter
/// later, is that neither a word, an option nor a number, and belongs to the key.
fn key(text: &str) -> String {
    let run = |text: &str| text.find(|mark| !u8::try_from(mark).is_ok_and(is_of_a_key));
    let (own, behind) = text.split_at(run(text).unwrap_or(text.len()));
    let behind = behind.trim_start();
    let next = &behind[..run(behind).unwrap_or(behind.len())];
    let goes_on = next.strip_prefix('-').is_some_and(|next| {
        next.starts_with(|mark: char| mark.is_ascii_digit())
            && next.contains(|mark: char| mark.is_ascii_alphabetic())
    });
    let key = [KEY, own, if goes_on { next } else { "" }].concat();
    key.trim_end_matches('.').to_owned()
}

/// What may be a token among words without wrapping, of one line or of several, and with options between.
fn tokens(chunk: &str) -> Vec<String> {
    let is_option =
        |word: &&str| word.starts_with("--") || (word.len() == 2 && word.starts_with('-'));
    let words: Vec<&str> = chunk.split_whitespace().collect();
    words.split(is_option).flat_map(tokens_of).collect()
}

/// What may be a token among these words: what begins as one wherever that is, and last the text from its first word
/// on.
fn tokens_of(words: &[&str]) -> Vec<String> {
    let text = words.join(" ");
    let parts: Vec<&str> = text.trim_matches(['.', ' ']).split('.').collect();
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        found.extend(begun(part).and_then(|head| token(&head, &parts[at + 1..])));
    }
    let first: String = parts[0].split(' ').map(without_name).collect();
    let head = without_schemes(&first);
    found.push(token(head, &parts[1..]).unwrap_or_else(|| head.to_owned()));
    found
}

/// The first part of a token, without the words before it: from a word that begins as one does, or from inside of a
/// word.
fn begun(part: &str) -> Option<String> {
    let words = part.split(' ').skip_while(|word| !word.starts_with(BEGIN));
    let head: String = words.collect();
    if !head.is_empty() {
        return Some(head);
    }
    let joined = part.replace(' ', "");
    let at = joined.find(BEGIN)?;
    Some(joined[at..].to_owned())
}

/// A token made whole: blanks in its first two parts are of a broken line, as it is not complete without the third.
fn token(head: &str, behind: &[&str]) -> Option<String> {
    let [payload, signature, behind @ ..] = behind else {
        return None;
    };
    let mut words: Vec<&str> = signature.split(' ').collect();
    // A dot more ends a sentence, or is inside of a word that is none of the token's.
    if behind
        .first()
        .is_some_and(|next| !next.is_empty() && !next.starts_with(' '))
    {
        words.pop();
    }
    let payload = payload.replace(' ', "");
    Some([head, &payload, &whole_signature(head, &words)].join("."))
}

/// The words that make a signature: as many as give it the length that the head's algorithm asks for, else those before
/// the first plain one.
fn whole_signature(head: &str, words: &[&str]) -> String {
    let lengths = signature_lengths(head);
    let (mut complete, mut likely) = (None, None);
    let mut signature = String::new();
    for word in words {
        if !signature.is_empty() && is_plain(word) {
            if complete.is_some() {
                break;
            }
            likely = likely.or(Some(signature.len()));
        }
        signature.push_str(word);
        // Of a longer key, a line may end where that of a shorter one would.
        if lengths.contains(&signature.trim_end_matches('=').len()) {
            complete = Some(signature.len());
        }
    }
    signature.truncate(complete.or(likely).unwrap_or(signature.len()));
    signature
}

/// How many signs of base64 a signature has (RFC 7518, RFC 8037): of 32, 48, 64, 96 and 132 bytes, or of the 256, 384
/// and 512 of usual RSA keys.
fn signature_lengths(head: &str) -> &'static [usize] {
    let head: Option<Map<String, Value>> =
        decode_url(head).and_then(|head| wire::parse(&head).ok());
    let algorithm = head.as_ref().and_then(|head| head.get("alg")?.as_str());
    match algorithm.unwrap_or_default() {
        "HS256" => &[43],
        "HS384" => &[64],
        "HS512" | "ES256" | "EdDSA" => &[86],
        "ES384" => &[128],
        "ES512" => &[176],
        "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" => &[342, 512, 683],
        _ => &[43, 64, 86, 128, 176, 342, 512, 683],
    }
}

/// Whether it reads as a word, a number, a date or a name with its value, and not as a piece of a signature: those mix
/// letters with digits, or have a capital behind a small letter.
fn is_plain(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.as_bytes().iter().any(is);
    let is_mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    let mut pairs = word.as_bytes().windows(2);
    let has_a_capital =
        pairs.any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let is_named = without_name(word).len() < word.len();
    is_named || !(is_mixed || has_a_capital || word.contains('_'))
}

/// `TOKEN=a.b.c` names what follows; the padding of a token is followed by nothing of it.
fn without_name(word: &str) -> &str {
    let named = word.rmatch_indices('=').find(|(at, _)| {
        let next = word.as_bytes().get(at + 1);
        next.is_some_and(|next| *next != b'=')
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
