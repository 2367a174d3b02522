//! A limit while it is typed: its three states, and what stands in the number field.

use serde::{Deserialize, Serialize};

use crate::{
    form::problem::Problem,
    organization::limits::Limit,
    unicode::{numbers::plain, unseen::is_blank},
};

/// The largest number a limit field takes: what a 32-bit signed integer holds, so that no server
/// language loses digits (assumed; no maximum is documented).
pub const LIMIT_MAX: u64 = i32::MAX as u64;

/// A limit in the form: which of the three states, and what stands in the number field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LimitDraft {
    pub choice: LimitChoice,
    /// Kept while another state is chosen, so that changing one's mind costs nothing.
    pub number: String,
}

choices! {
    /// The three states of a limit.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    pub enum LimitChoice {
        #[default]
        NoLimit = "none",
        Off = "off",
        Number = "number",
    }
    /// What stands for it where a widget names its choices.
    key, from_key
}

impl LimitDraft {
    /// Takes what was typed into the number field. Typing a number chooses it; emptying the field
    /// chooses nothing.
    pub fn type_number(&mut self, text: String) {
        if !is_blank(&text) {
            self.choice = LimitChoice::Number;
        }
        self.number = text;
    }

    /// What was typed, as a limit.
    ///
    /// # Errors
    /// [`Problem::LimitMissing`] where no number stands, [`Problem::LimitNotANumber`] for anything
    /// but digits of whatever script, [`Problem::LimitTooLarge`] above [`LIMIT_MAX`].
    pub fn read(&self) -> Result<Limit, Problem> {
        match self.choice {
            LimitChoice::NoLimit => Ok(Limit::None),
            LimitChoice::Off => Ok(Limit::Off),
            LimitChoice::Number => {
                let digits = plain(&self.number);
                if digits.is_empty() {
                    return Err(Problem::LimitMissing);
                }
                if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Err(Problem::LimitNotANumber);
                }
                match digits.parse() {
                    Ok(amount) if amount <= LIMIT_MAX => Ok(Limit::of(amount)),
                    _ => Err(Problem::LimitTooLarge),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(number: &str) -> LimitDraft {
        LimitDraft {
            choice: LimitChoice::Number,
            number: number.into(),
        }
    }

    #[test]
    fn a_number_is_read_with_blanks_around_it_and_zero_is_off() {
        assert_eq!(typed(" 25 ").read(), Ok(Limit::of(25)));
        assert_eq!(typed("0").read(), Ok(Limit::Off));
        assert_eq!(
            typed(&LIMIT_MAX.to_string()).read(),
            Ok(Limit::of(LIMIT_MAX))
        );
    }

    #[test]
    fn digits_of_other_keyboards_are_the_digits_they_are() {
        for text in ["１２", "١٢", "۱۲", "१२", " 1２ ", "\u{200f}١٢"] {
            assert_eq!(typed(text).read(), Ok(Limit::of(12)), "{text}");
        }
        assert_eq!(typed("٠").read(), Ok(Limit::Off));
        assert_eq!(typed("\u{200b}").read(), Err(Problem::LimitMissing));
        assert_eq!(
            typed("９９９９９９９９９９").read(),
            Err(Problem::LimitTooLarge)
        );
    }

    #[test]
    fn what_is_no_number_says_which_kind_of_wrong_it_is() {
        assert_eq!(typed(" ").read(), Err(Problem::LimitMissing));
        for text in [
            "-1",
            "+1",
            "1.5",
            "1,000",
            "1 000",
            "1.000",
            "1٬000",
            "1e3",
            "ten",
            "－１",
            "１．５",
            "十",
        ] {
            assert_eq!(typed(text).read(), Err(Problem::LimitNotANumber), "{text}");
        }
        for text in ["2147483648", "99999999999999999999999"] {
            assert_eq!(typed(text).read(), Err(Problem::LimitTooLarge), "{text}");
        }
    }

    #[test]
    fn typing_a_number_chooses_it_and_emptying_the_field_chooses_nothing() {
        let mut limit = LimitDraft {
            choice: LimitChoice::Off,
            number: String::new(),
        };
        limit.type_number(" ".into());
        assert_eq!(limit.choice, LimitChoice::Off);
        limit.type_number("7".into());
        assert_eq!(limit.choice, LimitChoice::Number);
        limit.type_number(String::new());
        assert_eq!(limit.choice, LimitChoice::Number);
    }

    #[test]
    fn each_state_is_found_by_its_label() {
        for choice in LimitChoice::ALL {
            assert_eq!(LimitChoice::from_key(choice.key()), Some(choice));
        }
        assert_eq!(LimitChoice::from_key("0"), None);
    }
}
