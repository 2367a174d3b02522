//! What stands above a limit and what is left of it, in words, before the API refuses. Knows what was added up, adds nothing up itself.

use canopy_domain::{
    form::draft::{LimitChoice, LimitDraft},
    limits::remaining_above::{Holder, RemainingAbove},
    organization::limits::Resource,
    words::counts::grouped,
};

/// What to know before choosing a limit, given what is chosen and how much the organization and
/// everything below it `used` already: nothing for a new one.
pub fn limit_words(
    resource: Resource,
    limit: &LimitDraft,
    remaining_above: &RemainingAbove,
    used: u64,
    name: impl Fn(Holder) -> String,
) -> String {
    let in_use = (used > 0).then(|| format!("{} in use here and below.", grouped(used)));
    let above = above(resource, remaining_above, &name).map(|sentence| capitalized(&sentence));
    let chosen = chosen(resource, limit, remaining_above, used);
    let sentences: Vec<String> = [in_use, above, chosen].into_iter().flatten().collect();
    sentences.join(" ")
}

/// The tightest limit above and the room left: "Acme allows 50 users; 12 are left."
fn above(
    resource: Resource,
    remaining_above: &RemainingAbove,
    name: impl Fn(Holder) -> String,
) -> Option<String> {
    let noun = resource.noun();
    let Some(ceiling) = remaining_above.tightest() else {
        if remaining_above.is_unknown {
            return Some(format!("How many {noun} remain is unknown."));
        }
        let (room, holder) = remaining_above.room?;
        return Some(format!(
            "Room for {} {noun}, left by {}.",
            grouped(room),
            name(holder)
        ));
    };
    let setter = name(ceiling.source);
    if ceiling.amount == 0 {
        return Some(format!("Off for everything below {setter}."));
    }
    let allows = format!("{setter} allows {} {noun}", grouped(ceiling.amount));
    Some(match remaining_above.room {
        _ if remaining_above.is_unknown => format!("{allows}; how many remain is unknown."),
        None => format!("{allows}."),
        Some((room, holder)) if holder == ceiling.source => {
            format!("{allows}; {} left.", are(room))
        }
        Some((0, holder)) => format!("{allows}, but none is left under {}.", name(holder)),
        Some((room, holder)) => format!(
            "{allows}, but only {} left under {}.",
            are(room),
            name(holder)
        ),
    })
}

/// What the choice means there.
fn chosen(
    resource: Resource,
    limit: &LimitDraft,
    remaining_above: &RemainingAbove,
    used: u64,
) -> Option<String> {
    let noun = resource.noun();
    let room = remaining_above.room.map(|(room, _)| room);
    match limit.choice {
        LimitChoice::NoLimit if remaining_above.is_unknown => None,
        LimitChoice::NoLimit if room.is_some() => {
            Some("Without a limit of its own it may use all that is left.".into())
        }
        LimitChoice::NoLimit => Some("Nothing but the subscription limits it.".into()),
        LimitChoice::Off => Some(format!("It and everything below it can use no {noun}.")),
        LimitChoice::Number => {
            let wanted = limit.read().ok()?.amount()?;
            // What it uses itself is no longer among what is left.
            let room = room.filter(|room| wanted > room.saturating_add(used))?;
            // A number that is refused anyway needs no second thought.
            let is_allowed = remaining_above
                .tightest()
                .is_none_or(|ceiling| wanted <= ceiling.amount);
            is_allowed.then(|| {
                format!(
                    "More than the {} left: it could not use all of it today.",
                    grouped(room)
                )
            })
        }
    }
}

/// A sentence may begin with a name that is written small.
fn capitalized(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}

fn are(room: u64) -> String {
    match room {
        0 => "none is".into(),
        1 => "1 is".into(),
        room => format!("{} are", grouped(room)),
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::organization::limits::Ceiling;

    use super::*;

    fn under(amount: u64, used: u64) -> RemainingAbove {
        let ceiling = Ceiling {
            amount,
            used,
            source: Holder::Subscription,
        };
        RemainingAbove {
            room: Some((ceiling.room(), ceiling.source)),
            ceilings: vec![ceiling],
            is_unknown: false,
        }
    }

    fn words(limit: LimitDraft, remaining_above: &RemainingAbove) -> String {
        let name = |holder| match holder {
            Holder::Subscription => "Acme".to_owned(),
            _ => "the pool".to_owned(),
        };
        limit_words(Resource::Users, &limit, remaining_above, 0, name)
    }

    fn choose(choice: LimitChoice, number: &str) -> LimitDraft {
        LimitDraft {
            choice,
            number: number.into(),
        }
    }

    #[test]
    fn no_limit_is_said_with_what_it_shares() {
        let none = choose(LimitChoice::NoLimit, "");
        assert_eq!(
            words(none.clone(), &under(50, 38)),
            "Acme allows 50 users; 12 are left. Without a limit of its own it may use all that is left."
        );
        assert_eq!(
            words(none, &RemainingAbove::default()),
            "Nothing but the subscription limits it."
        );
    }

    #[test]
    fn a_number_beyond_the_room_is_said_but_one_that_is_no_number_is_not() {
        let at = |number: &str| words(choose(LimitChoice::Number, number), &under(50, 49));
        assert_eq!(at("1"), "Acme allows 50 users; 1 is left.");
        assert_eq!(
            at("2"),
            "Acme allows 50 users; 1 is left. More than the 1 left: it could not use all of it today."
        );
        assert_eq!(at("51"), "Acme allows 50 users; 1 is left.");
        assert_eq!(at("many"), "Acme allows 50 users; 1 is left.");
    }

    #[test]
    fn no_room_is_told_where_a_limit_above_could_not_be_read() {
        let mut remaining_above = under(50, 38);
        remaining_above.is_unknown = true;
        let none = choose(LimitChoice::NoLimit, "");
        assert_eq!(
            words(none.clone(), &remaining_above),
            "Acme allows 50 users; how many remain is unknown."
        );
        remaining_above.ceilings.clear();
        assert_eq!(
            words(none, &remaining_above),
            "How many users remain is unknown."
        );
    }

    #[test]
    fn what_an_organization_uses_itself_is_not_missing_from_the_room() {
        let at = |number: &str| {
            let limit = choose(LimitChoice::Number, number);
            limit_words(Resource::Users, &limit, &under(50, 45), 4, |_| {
                "Acme".into()
            })
        };
        let known = "4 in use here and below. Acme allows 50 users; 5 are left.";
        assert_eq!(at("9"), known);
        let beyond = "More than the 5 left: it could not use all of it today.";
        assert_eq!(at("10"), format!("{known} {beyond}"));
    }

    #[test]
    fn a_sentence_begins_with_a_capital_whoever_it_begins_with() {
        let mut remaining_above = under(50, 10);
        remaining_above.ceilings[0].source = Holder::Reported;
        remaining_above.room = None;
        assert_eq!(
            words(choose(LimitChoice::Number, ""), &remaining_above),
            "The pool allows 50 users."
        );
    }

    #[test]
    fn off_above_is_off_for_all_below() {
        let off = choose(LimitChoice::Off, "");
        assert_eq!(
            words(off, &under(0, 0)),
            "Off for everything below Acme. It and everything below it can use no users."
        );
    }

    #[test]
    fn the_least_room_is_named_where_another_leaves_it() {
        let mut remaining_above = under(50, 10);
        remaining_above.room = Some((0, Holder::Reported));
        assert_eq!(
            words(choose(LimitChoice::Number, "0"), &remaining_above),
            "Acme allows 50 users, but none is left under the pool."
        );
        remaining_above.ceilings.clear();
        remaining_above.room = Some((7, Holder::Reported));
        assert_eq!(
            words(choose(LimitChoice::Number, ""), &remaining_above),
            "Room for 7 users, left by the pool."
        );
    }
}
