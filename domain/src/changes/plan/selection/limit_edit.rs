//! What is to become of a limit of many organizations: a value, or a change of the value that each has. Knows numbers,
//! no organization.

use super::BulkProblem;
use crate::{
    form::draft::{LIMIT_MAX, LimitChoice, LimitDraft},
    organization::limits::Limit,
    unicode::numbers::plain,
};

/// What is to become of a limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LimitEdit {
    #[default]
    Leave,
    /// No limit is set.
    Clear,
    /// The resource is switched off.
    Off,
    /// As typed.
    Set(String),
    /// The organization's own limit is raised or lowered. One that has none, or whose resource is off, stays as it is:
    /// nothing is switched on by a percentage.
    By {
        /// As typed: pieces, or a percentage with or without its sign. Whole numbers.
        amount: String,
        direction: Direction,
        is_percent: bool,
    },
}

/// Whether a limit is raised or lowered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    Up,
    Down,
}

/// Signs after a percentage, or before it as in Turkish, of keyboards for other scripts among them.
const PERCENT: [char; 3] = ['%', '\u{66A}', '\u{FE6A}'];

impl LimitEdit {
    /// The most percent that a limit can be raised by (ours): more is a number of pieces mistaken for one.
    pub const PERCENT_MAX: u64 = 10_000;

    pub(super) fn problem(&self) -> Option<BulkProblem> {
        match self {
            LimitEdit::Leave | LimitEdit::Clear | LimitEdit::Off => None,
            LimitEdit::Set(text) => pieces(text).err(),
            LimitEdit::By {
                amount,
                direction,
                is_percent: true,
            } => percent(amount, *direction).err(),
            LimitEdit::By { amount, .. } => pieces(amount).err(),
        }
    }

    /// What it makes of a limit: at least 0, which is off, and at most [`LIMIT_MAX`]. Percentages are rounded to whole
    /// pieces, half a piece up. `None`: it doesn't apply, or what was typed has a problem.
    pub(super) fn of(&self, limit: Limit) -> Option<Limit> {
        match self {
            LimitEdit::Leave => Some(limit),
            LimitEdit::Clear => Some(Limit::None),
            LimitEdit::Off => Some(Limit::Off),
            LimitEdit::Set(text) => pieces(text).ok(),
            LimitEdit::By {
                amount,
                direction,
                is_percent,
            } => {
                let Limit::At(own) = limit else {
                    return None;
                };
                let own = own.get();
                let changed = match is_percent {
                    true => scaled(own, percent(amount, *direction).ok()?, *direction),
                    false => {
                        let pieces = pieces(amount).ok()?.amount()?;
                        match direction {
                            Direction::Up => own.saturating_add(pieces),
                            Direction::Down => own.saturating_sub(pieces),
                        }
                    }
                };
                let changed = changed.min(LIMIT_MAX);
                // What is above the largest number already isn't lowered by raising it.
                let changed = match direction {
                    Direction::Up => changed.max(own),
                    Direction::Down => changed,
                };
                Some(Limit::of(changed))
            }
        }
    }
}

/// `own` and `percent` of it more or less.
fn scaled(own: u64, percent: u64, direction: Direction) -> u64 {
    let part = match direction {
        Direction::Up => 100 + percent,
        Direction::Down => 100 - percent.min(100),
    };
    let rounded = (u128::from(own) * u128::from(part) + 50) / 100;
    u64::try_from(rounded).unwrap_or(u64::MAX)
}

fn pieces(text: &str) -> Result<Limit, BulkProblem> {
    let draft = LimitDraft {
        choice: LimitChoice::Number,
        number: text.to_owned(),
    };
    draft.read().map_err(BulkProblem::Value)
}

fn percent(text: &str, direction: Direction) -> Result<u64, BulkProblem> {
    let most = match direction {
        Direction::Up => LimitEdit::PERCENT_MAX,
        Direction::Down => 100,
    };
    let text = plain(text);
    let digits = text.trim_matches(PERCENT).trim();
    if digits.is_empty() {
        return Err(BulkProblem::PercentMissing);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BulkProblem::PercentNotANumber);
    }
    let number = digits.parse().ok().filter(|&percent| percent <= most);
    number.ok_or(BulkProblem::PercentTooLarge { most })
}
