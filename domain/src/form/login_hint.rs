//! The login hint and display name of a brand: which texts can be one.

use crate::{form::problem::Problem, unicode::fold};

/// Characters of a login hint (assumed; the login provider's rule for its own names is 3 to 50).
pub const LOGIN_HINT_MIN: usize = 3;
pub const LOGIN_HINT_MAX: usize = 50;
/// Characters of a display name (assumed, as the login provider has it).
pub const DISPLAY_NAME_MAX: usize = 255;

/// What is wrong with a login hint: 3 to 50 of a to z, 0 to 9 and hyphens, with no hyphen at either
/// end (documented: unique and URL-friendly; the rest assumed).
pub fn login_hint_problem(hint: &str) -> Option<Problem> {
    let characters = hint.chars().count();
    if !hint
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    {
        return Some(Problem::LoginHintCharacters);
    }
    if hint.starts_with('-') || hint.ends_with('-') {
        return Some(Problem::LoginHintEnds);
    }
    match characters {
        ..LOGIN_HINT_MIN => Some(Problem::LoginHintTooShort),
        LOGIN_HINT_MIN..=LOGIN_HINT_MAX => None,
        _ => Some(Problem::LoginHintTooLong { characters }),
    }
}

/// What is wrong with a display name that is not blank: at most 255 characters.
pub fn display_name_problem(name: &str) -> Option<Problem> {
    let characters = name.chars().count();
    (characters > DISPLAY_NAME_MAX).then_some(Problem::DisplayNameTooLong { characters })
}

/// A login hint made of a name, or nothing where the name has too few letters for one.
pub fn suggest_login_hint(name: &str) -> Option<String> {
    let mut hint = String::new();
    for c in fold::fold(name).chars() {
        if c.is_ascii_alphanumeric() {
            hint.push(c);
        } else if !hint.is_empty() && !hint.ends_with('-') {
            hint.push('-');
        }
    }
    hint.truncate(LOGIN_HINT_MAX);
    let hint = hint.trim_matches('-').to_owned();
    login_hint_problem(&hint).is_none().then_some(hint)
}

/// A login hint made of a name that is not taken: where the first choice is, with the lowest number
/// from 2 on that makes it free.
pub fn suggest_free_login_hint(name: &str, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let wanted = suggest_login_hint(name)?;
    if !is_taken(&wanted) {
        return Some(wanted);
    }
    (2..10_000)
        .map(|number: u32| {
            let tail = format!("-{number}");
            let room = LOGIN_HINT_MAX - tail.len();
            let start = wanted[..wanted.len().min(room)].trim_end_matches('-');
            format!("{start}{tail}")
        })
        .find(|hint| !is_taken(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_hint_is_made_of_small_letters_digits_and_hyphens_inside() {
        for hint in ["abc", "acme-inc", "1-2", &"a".repeat(50)] {
            assert_eq!(login_hint_problem(hint), None, "{hint}");
        }
        let cases = [
            ("ab", Problem::LoginHintTooShort),
            ("Acme", Problem::LoginHintCharacters),
            ("acme inc", Problem::LoginHintCharacters),
            ("ähnlich", Problem::LoginHintCharacters),
            ("-acme", Problem::LoginHintEnds),
            ("acme-", Problem::LoginHintEnds),
        ];
        for (hint, problem) in cases {
            assert_eq!(login_hint_problem(hint), Some(problem), "{hint}");
        }
        let long = "a".repeat(51);
        assert_eq!(
            login_hint_problem(&long),
            Some(Problem::LoginHintTooLong { characters: 51 })
        );
    }

    #[test]
    fn nothing_is_held_against_a_login_hint_that_is_still_being_typed() {
        let hint = "acme-inc";
        for end in 1..=hint.len() {
            let problem = login_hint_problem(&hint[..end]);
            assert!(
                problem.is_none_or(|problem| problem.may_be_half_typed()),
                "{}",
                &hint[..end]
            );
        }
    }

    #[test]
    fn a_display_name_has_at_most_255_characters_however_many_bytes() {
        assert_eq!(display_name_problem(&"ü".repeat(255)), None);
        assert!(display_name_problem(&"ü".repeat(256)).is_some());
    }

    #[test]
    fn a_suggested_hint_is_always_a_hint_that_can_be_taken() {
        assert_eq!(
            suggest_login_hint("Müller & Söhne GmbH").as_deref(),
            Some("muller-sohne-gmbh")
        );
        assert_eq!(suggest_login_hint("  --A B--  ").as_deref(), Some("a-b"));
        assert_eq!(suggest_login_hint("مطار"), None);
        let long = suggest_login_hint(&"ab ".repeat(40));
        assert!(long.is_some_and(|hint| login_hint_problem(&hint).is_none()));
    }

    #[test]
    fn a_taken_suggestion_gets_the_lowest_free_number() {
        let taken = ["acme", "acme-2"];
        let free = |name: &str| suggest_free_login_hint(name, |hint| taken.contains(&hint));
        assert_eq!(free("Acme").as_deref(), Some("acme-3"));
        assert_eq!(free("Other").as_deref(), Some("other"));
        assert_eq!(free("&"), None);
    }

    #[test]
    fn a_number_behind_a_long_suggestion_keeps_it_a_hint() {
        let name = "ab ".repeat(40);
        let first = suggest_login_hint(&name).unwrap();
        let second = suggest_free_login_hint(&name, |hint| hint == first).unwrap();
        assert_eq!(login_hint_problem(&second), None, "{second}");
        assert!(second.ends_with("-2"), "{second}");
    }
}
