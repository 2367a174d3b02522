//! What is used of a limit, in words. Knows numbers and who set a limit, not where the words stand.

use std::fmt::Write;

use canopy_domain::{
    limits::{
        bound::{State, whole_percent},
        ceiling_source::CeilingSource,
        status::{LimitStatus, LimitStatuses},
    },
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
    unicode::bidi::isolated,
};

use crate::{
    amounts::resource_label,
    counts::{NO_LIMIT, OFF, UNKNOWN, grouped, known_count},
};

/// What stands where an organization's use is about to be.
pub const LOADING: &str = "Loading usage";
/// Before the name of whoever sets the limit that counts.
pub const LIMIT_SET_BY: &str = "Limit set by";
/// After that, where it is no organization.
pub const THE_SUBSCRIPTION: &str = "the subscription";

/// What an organization and its descendants use, against the limit that counts: "12 of 50", "7, no limit", "Off".
/// Where that is not its own: "45 of 50 (set above)", of the subscription "45 of 50 (shared)". What exceeds it is
/// counted: "53 of 50, over by 3".
pub fn of_limit(status: &LimitStatus) -> String {
    told(status, |over| format!(", over by {over}"))
}

/// The same, and how much more can be used given every limit above: "20 of 23 · 3 left".
pub fn of_limit_and_left(status: &LimitStatus, left: Option<u64>) -> String {
    let text = of_limit(status);
    let is_within = matches!(status.state(), State::Within | State::Near | State::Full);
    match left.filter(|_| is_within) {
        Some(0) => format!("{text} · {NONE_LEFT}"),
        Some(left) => format!("{text} · {} left", grouped(left)),
        None => text,
    }
}

/// The same for a cell of a table: "53 of 50, +3 (set above)", "3 of 9, 0 left (set above)". The numbers are one word
/// for the browser, so that a cell without room for all of it leaves out what follows them.
pub fn in_a_cell(status: &LimitStatus) -> String {
    let mut text = told(status, |over| format!(", +{over}"));
    let is_used_up_elsewhere = status.state() == State::Full
        && (status.ceiling).is_some_and(|(amount, _)| status.subtree_use < amount);
    if is_used_up_elsewhere {
        let numbers = text.find(" (").unwrap_or(text.len());
        text.insert_str(numbers, ", 0 left");
    }
    text.replace(' ', "\u{a0}").replace("\u{a0}(", " (")
}

const NONE_LEFT: &str = "none left";

/// `excess` says by how much the limit is exceeded.
fn told(status: &LimitStatus, excess: fn(&str) -> String) -> String {
    let used = known_count(status.subtree_use, !status.lacks.subtree_use);
    let Some((amount, _)) = status.ceiling else {
        // A limit that could not be read may be lower than none.
        let is_unknown = status.lacks.ceiling || status.limit.is_unknown();
        return match is_unknown {
            true => format!("{used}, limit unknown"),
            false => format!("{used}, no limit"),
        };
    };
    let source = status.ceiling.map(|(_, source)| source);
    let is_own = !status.is_set_above();
    let mut text = match amount {
        0 if used == "0" => OFF.to_owned(),
        0 => format!("{used}, but off"),
        _ => format!("{used} of {}", grouped(amount)),
    };
    let over = status.subtree_use.saturating_sub(amount);
    // Of what is off every piece is one too many.
    if over > 0 && amount > 0 {
        text.push_str(&excess(&grouped(over)));
    }
    text.push_str(match source {
        Some(CeilingSource::Subscription) => " (shared)",
        _ if is_own => "",
        _ => " (set above)",
    });
    if status.lacks.ceiling && over == 0 {
        text.push_str(match (status.limit.is_unknown(), is_own) {
            (true, _) => ", own limit unknown",
            (false, true) => ", limit above unknown",
            (false, false) => ", another limit above unknown",
        });
    }
    text
}

/// Whose use it is, where some of it may be of descendants: "3 own, 9 in descendants". `None` where nothing is used.
pub fn own_and_descendants(status: &LimitStatus) -> Option<String> {
    if status.lacks.own_use || status.lacks.subtree_use {
        return None;
    }
    let below = status.subtree_use.saturating_sub(status.own_use);
    match (status.own_use, below) {
        (0, 0) => None,
        (_, 0) => Some("Only own usage".to_owned()),
        (0, _) => Some("Only in descendants".to_owned()),
        (own, below) => Some(format!(
            "{} own, {} in descendants",
            grouped(own),
            grouped(below)
        )),
    }
}

/// The part of the ceiling that is used: "94%", "Over by 3", "Off", "No limit". Less than all of it is never said to be
/// 100%.
pub fn share(status: &LimitStatus) -> String {
    match (status.state(), status.ceiling) {
        (State::Unknown, _) => UNKNOWN.into(),
        (State::Unlimited, _) | (_, None) => NO_LIMIT.into(),
        (State::Off, _) => OFF.into(),
        (State::Over, Some((amount, _))) => {
            let over = status.subtree_use.saturating_sub(amount);
            format!("Over by {}", grouped(over))
        }
        (State::Full, Some((amount, _))) if status.subtree_use < amount => {
            format!("{}, {NONE_LEFT}", percent(status.subtree_use, amount))
        }
        (State::Within | State::Near | State::Full, Some((amount, _))) => {
            percent(status.subtree_use, amount)
        }
    }
}

/// The part of an amount: "17%"; of what is more than nothing never "0%".
pub(crate) fn percent(used: u64, amount: u64) -> String {
    match whole_percent(used, amount) {
        0 if used > 0 => "< 1%".to_owned(),
        percent => format!("{}%", grouped(u64::try_from(percent).unwrap_or(u64::MAX))),
    }
}

/// All there is to say of one resource of an organization, in sentences: what it and its descendants use, its own
/// limit, and the limit above it that counts instead.
pub fn sentences(
    forest: &Forest,
    statuses: &LimitStatuses,
    index: Index,
    resource: Resource,
) -> String {
    let status = statuses.of(forest, index, resource);
    let total = (!status.lacks.subtree_use).then(|| grouped(status.subtree_use));
    let mut text = String::from(resource_label(resource));
    // Writing into a string cannot fail.
    let _ = match (total, status.lacks.own_use, forest.child_count(index)) {
        (Some(total), _, 0) => write!(text, ": {total} used."),
        (Some(total), false, _) => write!(
            text,
            ": {total} used in total, {} of them by this organization.",
            grouped(status.own_use)
        ),
        (Some(total), true, _) => write!(text, ": {total} used in total, own usage unknown."),
        (None, false, 1..) => write!(
            text,
            ": total usage unknown, {} used by this organization.",
            grouped(status.own_use)
        ),
        (None, ..) => write!(text, ": usage unknown."),
    };
    match status.limit {
        Limit::None => text.push_str(" No own limit."),
        Limit::Off => text.push_str(" Turned off for this organization."),
        Limit::Unknown => text.push_str(" The own limit couldn't be read."),
        Limit::At(amount) => {
            // Writing into a string cannot fail.
            let _ = write!(text, " Own limit: {}.", grouped(amount.get()));
        }
    }
    if status.lacks.ceiling && !status.limit.is_unknown() {
        text.push_str(" A limit above couldn't be read.");
    }
    text.push_str(&ceiling_above(forest, statuses, index, resource, &status));
    if let Some((room, source)) = statuses.scarcer(forest, index, resource) {
        let name = match source {
            CeilingSource::Ancestor(setter) => isolated(forest.get(setter).title()),
            _ => THE_SUBSCRIPTION.into(),
        };
        // Writing into a string cannot fail.
        let _ = write!(text, " {} {name}.", left_under(room));
    }
    text
}

/// How much more can be used, before the name of whoever leaves less than the ceiling does.
pub fn left_under(room: u64) -> String {
    match room {
        0 => "None left under".to_owned(),
        room => format!("Only {} left under", grouped(room)),
    }
}

/// Whose limit counts, where it is not its own, and what is used of it: " Acme allows 50 in total (12 used)."
fn ceiling_above(
    forest: &Forest,
    statuses: &LimitStatuses,
    index: Index,
    resource: Resource,
    status: &LimitStatus,
) -> String {
    let Some((amount, source)) = status.ceiling else {
        return String::new();
    };
    let name = match source {
        CeilingSource::Own | CeilingSource::Reported => return String::new(),
        CeilingSource::Ancestor(setter) => isolated(forest.get(setter).title()),
        CeilingSource::Subscription => "The subscription".into(),
    };
    let allowed = grouped(amount);
    let used = match statuses.is_room_unknown(forest, index, resource) {
        true => "usage unknown".to_owned(),
        false => format!("{} used", grouped(status.used_under)),
    };
    match amount {
        0 => format!(" {name} turns this off for all its descendants."),
        _ => format!(" {name} allows {allowed} in total ({used})."),
    }
}

#[cfg(test)]
mod tests;
