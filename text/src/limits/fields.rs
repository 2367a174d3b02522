//! The three limits in a form: what to know before one is chosen, before the API rejects it.

use canopy_domain::{
    form::draft::{LimitChoice, LimitDraft},
    limits::remaining_above::RemainingAbove,
    organization::limits::Resource,
    tree::forest::Forest,
};

use super::{amount, resource_label, resource_noun, setter};
use crate::amounts::setter_first;
use crate::counts::{counted, grouped};

pub const TITLE: &str = "Limits";
pub const OWN_LIMITS: &str = "Own limits";

pub const ABOUT_CHILD: &str =
    "Applies to this organization and its descendants. A child shares its ancestors' allowance.";

/// Of a root, whose subscription is known or not; `seats` are those of the whole workspace, if it pools them.
pub fn about_root(is_known: bool, is_new: bool, seats: Option<u64>) -> String {
    let mut text = String::from("Applies to this organization and its descendants. ");
    text.push_str(match (is_known, is_new) {
        (true, _) => "A root is limited only by the subscription.",
        (false, true) => {
            "A root is limited only by the subscription, which the API checks when you create it."
        }
        (false, false) => {
            "A root is limited only by the subscription, which the API checks on save."
        }
    });
    if let Some(seats) = seats {
        text.push_str(&format!(
            " The workspace has {}.",
            counted(seats, "pooled seat", "pooled seats")
        ));
    }
    text
}

/// `failure` says what happened, in a few words.
pub fn capacity_unknown(failure: &str) -> String {
    format!("Couldn't read the subscription's remaining capacity: {failure}.")
}

/// What a limit of this resource would do, as the name of a list.
pub const fn effect(resource: Resource) -> &'static str {
    match resource {
        Resource::Locations => "Effect on locations",
        Resource::Users => "Effect on users",
        Resource::Sso => "Effect on SSO connections",
    }
}

/// What to know before choosing a limit, given what is chosen and how much the organization and its descendants `used`
/// already: nothing for a new one.
pub fn hint(
    resource: Resource,
    limit: &LimitDraft,
    is_unread: bool,
    remaining_above: &RemainingAbove,
    used: u64,
    forest: &Forest,
) -> String {
    let unread = is_unread
        .then(|| "This limit couldn't be read. It won't change unless you set it.".to_owned());
    let in_use =
        (used > 0).then(|| format!("{} in use, including descendants.", amount(resource, used)));
    let sentences = [
        unread,
        in_use,
        above(resource, remaining_above, forest),
        chosen(resource, limit, remaining_above, used),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}

/// The tightest limit above and what remains: "Acme allows 50 users; 12 remain."
fn above(resource: Resource, remaining_above: &RemainingAbove, forest: &Forest) -> Option<String> {
    let noun = resource_noun(resource);
    let Some(ceiling) = remaining_above.tightest() else {
        if remaining_above.is_unknown {
            return Some(format!("How many {noun} remain is unknown."));
        }
        let (room, holder) = remaining_above.room?;
        let verb = if room == 1 { "remains" } else { "remain" };
        return Some(format!(
            "{} {verb} under {}.",
            amount(resource, room),
            setter(forest, holder)
        ));
    };
    let allowing = setter_first(forest, ceiling.source);
    if ceiling.amount == 0 {
        return Some(format!("{allowing} allows no {noun}."));
    }
    let allowed = amount(resource, ceiling.amount);
    Some(match remaining_above.room {
        _ if remaining_above.is_unknown => {
            format!("{allowing} allows {allowed}; how many remain is unknown.")
        }
        None => format!("{allowing} allows {allowed}."),
        Some((room, holder)) if holder == ceiling.source => {
            format!("{allowing} allows {allowed}; {}.", remain(room))
        }
        Some((room, holder)) => {
            let (only, holder) = (if room > 0 { "only " } else { "" }, setter(forest, holder));
            let remain = remain(room);
            format!("{allowing} allows {allowed}, but {only}{remain} under {holder}.")
        }
    })
}

/// "none remain", "1 remains", "12 remain".
fn remain(room: u64) -> String {
    match room {
        0 => "none remain".to_owned(),
        1 => "1 remains".to_owned(),
        _ => format!("{} remain", grouped(room)),
    }
}

/// What the choice means there.
fn chosen(
    resource: Resource,
    limit: &LimitDraft,
    remaining_above: &RemainingAbove,
    used: u64,
) -> Option<String> {
    let room = remaining_above.room.map(|(room, _)| room);
    match limit.choice {
        LimitChoice::NoLimit if remaining_above.is_unknown || room == Some(0) => None,
        LimitChoice::NoLimit if room.is_some() => {
            Some("With no limit, it can use everything that remains.".into())
        }
        LimitChoice::NoLimit => Some("With no limit, only the subscription applies.".into()),
        LimitChoice::Off => Some(turned_off(resource)),
        LimitChoice::Number => {
            let wanted = limit.read().ok()?.amount()?;
            // What it uses itself is no longer among what is left.
            let room = room.filter(|room| wanted > room.saturating_add(used))?;
            // A number that is refused anyway needs no second thought.
            let is_allowed = remaining_above
                .tightest()
                .is_none_or(|ceiling| wanted <= ceiling.amount);
            let remain = match room {
                0 => "None remain".to_owned(),
                _ => format!("Only {}", remain(room)),
            };
            is_allowed.then(|| format!("{remain}, so it couldn't be fully used today."))
        }
    }
}

/// What a limit of 0 means.
pub(crate) fn turned_off(resource: Resource) -> String {
    let subject = match resource {
        Resource::Sso => "SSO connections",
        _ => resource_label(resource),
    };
    format!("{subject} are off for this organization and its descendants.")
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        limits::{ceiling::Ceiling, ceiling_source::CeilingSource},
        organization::Organization,
    };

    use super::*;

    fn forest() -> Forest {
        Forest::new([Organization::named("a", "Acme")])
    }

    fn acme() -> CeilingSource {
        CeilingSource::Ancestor(forest().at(0).unwrap())
    }

    fn under(amount: u64, used: u64) -> RemainingAbove {
        let ceiling = Ceiling {
            amount,
            used,
            source: acme(),
        };
        RemainingAbove {
            room: Some((ceiling.room(), ceiling.source)),
            ceilings: vec![ceiling],
            is_unknown: false,
        }
    }

    fn words(limit: LimitDraft, remaining_above: &RemainingAbove) -> String {
        hint(
            Resource::Users,
            &limit,
            false,
            remaining_above,
            0,
            &forest(),
        )
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
            "Acme allows 50 users; 12 remain. With no limit, it can use everything that remains."
        );
        assert_eq!(
            words(none.clone(), &under(50, 50)),
            "Acme allows 50 users; none remain."
        );
        assert_eq!(
            words(none, &RemainingAbove::default()),
            "With no limit, only the subscription applies."
        );
    }

    #[test]
    fn a_number_beyond_what_remains_is_said_but_one_that_is_no_number_is_not() {
        let at = |number: &str| words(choose(LimitChoice::Number, number), &under(50, 49));
        assert_eq!(at("1"), "Acme allows 50 users; 1 remains.");
        assert_eq!(
            at("2"),
            "Acme allows 50 users; 1 remains. Only 1 remains, so it couldn't be fully used today."
        );
        assert_eq!(at("51"), "Acme allows 50 users; 1 remains.");
        assert_eq!(at("many"), "Acme allows 50 users; 1 remains.");
    }

    #[test]
    fn nothing_that_remains_is_told_where_a_limit_above_could_not_be_read() {
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
    fn what_an_organization_uses_itself_is_not_missing_from_what_remains() {
        let at = |number: &str| {
            let limit = choose(LimitChoice::Number, number);
            hint(Resource::Users, &limit, false, &under(50, 45), 4, &forest())
        };
        let known = "4 users in use, including descendants. Acme allows 50 users; 5 remain.";
        assert_eq!(at("9"), known);
        let beyond = "Only 5 remain, so it couldn't be fully used today.";
        assert_eq!(at("10"), format!("{known} {beyond}"));
    }

    #[test]
    fn a_limit_that_could_not_be_read_is_said_first() {
        let limit = choose(LimitChoice::Number, "");
        assert_eq!(
            hint(
                Resource::Users,
                &limit,
                true,
                &RemainingAbove::default(),
                0,
                &forest()
            ),
            "This limit couldn't be read. It won't change unless you set it."
        );
    }

    #[test]
    fn a_sentence_begins_with_a_capital_whoever_it_begins_with() {
        let mut remaining_above = under(50, 10);
        remaining_above.room = None;
        let mut said = |source| {
            remaining_above.ceilings[0].source = source;
            words(choose(LimitChoice::Number, ""), &remaining_above)
        };
        assert_eq!(
            said(CeilingSource::Reported),
            "The API's report allows 50 users."
        );
        assert_eq!(
            said(CeilingSource::Subscription),
            "The subscription allows 50 users."
        );
    }

    #[test]
    fn off_above_is_off_for_all_below() {
        let off = choose(LimitChoice::Off, "");
        assert_eq!(
            words(off, &under(0, 0)),
            "Acme allows no users. Users are off for this organization and its descendants."
        );
    }

    #[test]
    fn whoever_leaves_the_least_is_named_where_another_sets_the_ceiling() {
        let mut remaining_above = under(50, 10);
        let number = || choose(LimitChoice::Number, "0");
        remaining_above.room = Some((0, CeilingSource::Subscription));
        assert_eq!(
            words(number(), &remaining_above),
            "Acme allows 50 users, but none remain under the subscription."
        );
        remaining_above.ceilings.clear();
        remaining_above.room = Some((1, CeilingSource::Subscription));
        assert_eq!(
            words(number(), &remaining_above),
            "1 user remains under the subscription."
        );
    }

    #[test]
    fn a_root_is_told_what_only_the_subscription_limits() {
        assert_eq!(
            about_root(false, false, Some(1_200)),
            "Applies to this organization and its descendants. A root is limited only by the subscription, which the \
             API checks on save. The workspace has 1,200 pooled seats."
        );
        let unknown = about_root(false, true, None);
        assert!(unknown.ends_with("which the API checks when you create it."));
        assert!(about_root(true, true, None).ends_with("only by the subscription."));
    }
}
