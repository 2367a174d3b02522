//! What is used of a limit, in the words of the screen. Knows numbers and who set a limit, not where the words stand.

use std::fmt::Write;

use crate::{
    limits::status::{LimitStatus, LimitStatuses, State},
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
    unicode::bidi::isolated,
    words::counts::{NO_LIMIT, OFF, UNKNOWN, grouped, known_count},
};

impl LimitStatus {
    /// What the subtree of an organization uses against its own limit: "12 of 50", "7 · No limit", "Off".
    /// Where an organization above allows less, that follows an arrow: "45 · No limit ↑ 50". What
    /// exceeds the ceiling is said in pieces: "53 of 50, over by 3".
    pub fn words(&self) -> String {
        let used = known_count(self.subtree_use, !self.lacks.subtree_use);
        // A limit above that could not be read may be lower than all that is known.
        let is_unknown = self.lacks.ceiling && self.state() == State::Unknown;
        let mut words = match self.limit {
            Limit::At(amount) => format!("{used} of {}", grouped(amount.get())),
            Limit::Off if used == "0" => OFF.into(),
            Limit::Unknown => format!("{used} · {UNKNOWN}"),
            Limit::None if is_unknown && self.ceiling.is_none() => format!("{used} · {UNKNOWN}"),
            limit => format!("{used} · {}", limit.words()),
        };
        if let Some((amount, _)) = self.ceiling {
            // An own limit that is as tight as those above is the ceiling: see `LimitStatuses`.
            if self.limit.amount() != Some(amount) {
                // Writing into a string cannot fail.
                let _ = write!(words, " ↑ {}", Limit::of(amount).words());
            } else if is_unknown && !self.limit.is_unknown() {
                // Writing into a string cannot fail.
                let _ = write!(words, " ↑ {UNKNOWN}");
            }
            if let Some(over) = self.over_words() {
                // Writing into a string cannot fail.
                let _ = write!(words, ", {over}");
            }
        }
        words
    }

    /// Whose use it is, where some of it may be of organizations below: "3 here, 9 below". `None` where nothing is used.
    pub fn parted_words(&self) -> Option<String> {
        if self.lacks.own_use || self.lacks.subtree_use {
            return None;
        }
        let below = self.subtree_use.saturating_sub(self.own_use);
        match (self.own_use, below) {
            (0, 0) => None,
            (_, 0) => Some("All of it here".to_owned()),
            (0, _) => Some("All of it below".to_owned()),
            (own, below) => Some(format!("{} here, {} below", grouped(own), grouped(below))),
        }
    }

    /// What is used by the organization itself, where others below it use some too: "3 own".
    pub fn own_words(&self) -> Option<String> {
        (self.own_use > 0 && self.own_use != self.subtree_use)
            .then(|| format!("{} own", grouped(self.own_use)))
    }

    /// The part of the ceiling that the subtree uses: "94%", "Over by 3", "Off", "No limit". Less than
    /// all of it is never said to be 100%.
    pub fn share_words(&self) -> String {
        match (self.state(), self.ceiling) {
            (State::Unknown, _) => UNKNOWN.into(),
            (State::Unlimited, _) | (_, None) => NO_LIMIT.into(),
            (State::Off, _) => OFF.into(),
            (State::Over, Some((amount, _))) => {
                format!(
                    "Over by {}",
                    grouped(self.subtree_use.saturating_sub(amount))
                )
            }
            (State::Within | State::Near, Some((amount, _))) => {
                let percent = u128::from(self.subtree_use) * 100 / u128::from(amount.max(1));
                format!("{percent}%")
            }
        }
    }

    /// "over by 3", where more is used than the ceiling allows.
    fn over_words(&self) -> Option<String> {
        let (amount, _) = self.ceiling?;
        let over = self
            .subtree_use
            .checked_sub(amount)
            .filter(|&over| over > 0)?;
        Some(format!("over by {}", grouped(over)))
    }
}

/// All there is to say of one resource of an organization, in sentences: what is used here and
/// below, its own limit, and the limit above it that holds it back.
pub fn use_sentences(
    forest: &Forest,
    statuses: &LimitStatuses,
    index: Index,
    resource: Resource,
) -> String {
    let status = statuses.of(forest, index, resource);
    let mut text = format!(
        "{}: {} used",
        resource.label(),
        known_count(status.subtree_use, !status.lacks.subtree_use).to_ascii_lowercase()
    );
    // Writing into a string cannot fail.
    if forest.child_count(index) > 0 {
        let _ = write!(
            text,
            " here and below, {} of them here",
            known_count(status.own_use, !status.lacks.own_use).to_ascii_lowercase()
        );
    }
    text.push_str(". ");
    match status.limit {
        Limit::None => text.push_str("No limit of its own."),
        Limit::Off => text.push_str("Switched off here."),
        Limit::Unknown => text.push_str("Its own limit couldn't be read."),
        Limit::At(amount) => {
            // Writing into a string cannot fail.
            let _ = write!(text, "Its own limit is {}.", grouped(amount.get()));
        }
    }
    if status.lacks.ceiling && !status.limit.is_unknown() {
        text.push_str(" A limit above couldn't be read.");
    }
    if let Some((amount, setter)) = status.ceiling.filter(|&(_, setter)| setter != index) {
        let above = forest.get(setter);
        let use_above = &above.usage.subtree;
        let used =
            known_count(use_above.get(resource), use_above.is_known(resource)).to_ascii_lowercase();
        let name = isolated(above.title());
        // Writing into a string cannot fail.
        let _ = match amount {
            0 => write!(text, " {name} switches it off for all below."),
            _ => write!(
                text,
                " {name} allows {} to itself and all below, {used} are used.",
                grouped(amount)
            ),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{limits::status::Lacks, organization::Organization};

    /// A parent with a limit over a child with a limit, and how the child stands.
    fn words(parent: Option<u64>, child: Option<u64>, used: u64) -> (String, String) {
        let mut above = Organization::named("a", "Acme");
        above.limits.set(Resource::Users, parent.into());
        above.usage.subtree.set(Resource::Users, 1_040);
        let mut below = Organization {
            parent_org_id: Some("a".into()),
            ..Organization::named("b", "Below")
        };
        below.limits.set(Resource::Users, child.into());
        below.usage.subtree.set(Resource::Users, used);
        let forest = Forest::new([above, below]);
        let statuses = LimitStatuses::new(&forest);
        let index = forest.index_of(&"b".into()).unwrap();
        let status = statuses.of(&forest, index, Resource::Users);
        (
            status.words(),
            use_sentences(&forest, &statuses, index, Resource::Users),
        )
    }

    #[test]
    fn the_three_states_of_a_limit_are_three_words() {
        for (limit, used, expected) in [
            (None, 7, "7 · No limit"),
            (Some(0), 0, "Off"),
            (Some(50), 12, "12 of 50"),
            (Some(2_000), 1_204, "1,204 of 2,000"),
        ] {
            assert_eq!(words(None, limit, used).0, expected);
        }
    }

    #[test]
    fn what_could_not_be_read_is_unknown_and_never_no_limit_or_zero() {
        let record = r#"{"id":"a","limits":{"users":-1,"sso":5},"usage":{"usage":{"users":3},
            "subtree_usage":{"users":4,"sso":"few"}}}"#;
        let forest = Forest::new([
            serde_json::from_str(record).unwrap(),
            Organization {
                parent_org_id: Some("a".into()),
                ..Organization::named("b", "Below")
            },
        ]);
        let statuses = LimitStatuses::new(&forest);
        let said = |id: &str, resource| {
            let index = forest.index_of(&id.into()).unwrap();
            let status = statuses.of(&forest, index, resource);
            (
                status.words(),
                status.share_words(),
                use_sentences(&forest, &statuses, index, resource),
            )
        };
        let (words, share, sentences) = said("a", Resource::Users);
        assert_eq!((words.as_str(), share.as_str()), ("4 · Unknown", "Unknown"));
        assert!(
            sentences.ends_with("Its own limit couldn't be read."),
            "{sentences}"
        );
        let (words, share, sentences) = said("a", Resource::Sso);
        assert_eq!(
            (words.as_str(), share.as_str()),
            ("Unknown of 5", "Unknown")
        );
        assert!(sentences.starts_with("SSO: unknown used"), "{sentences}");
        let (words, share, sentences) = said("b", Resource::Users);
        assert_eq!((words.as_str(), share.as_str()), ("0 · Unknown", "Unknown"));
        assert!(
            sentences.ends_with("A limit above couldn't be read."),
            "{sentences}"
        );
    }

    #[test]
    fn what_is_over_a_limit_is_counted() {
        assert_eq!(words(None, Some(50), 53).0, "53 of 50, over by 3");
        assert_eq!(words(None, Some(0), 2).0, "2 · Off, over by 2");
    }

    #[test]
    fn the_share_of_a_ceiling_is_never_rounded_up_to_all_of_it() {
        let share = |ceiling: Option<u64>, subtree_use| {
            let forest = Forest::new([Organization::named("a", "Acme")]);
            let ceiling = ceiling.zip(forest.at(0));
            let (own_use, limit) = (0, Limit::None);
            LimitStatus {
                own_use,
                subtree_use,
                limit,
                ceiling,
                lacks: Lacks::default(),
            }
            .share_words()
        };
        assert_eq!(share(Some(1_000), 999), "99%");
        assert_eq!(share(Some(1_000), 1_000), "100%");
        assert_eq!(share(Some(u64::MAX), u64::MAX), "100%");
        assert_eq!(share(Some(50), 53), "Over by 3");
        assert_eq!(share(Some(0), 2), "Over by 2");
        assert_eq!(share(Some(0), 0), "Off");
        assert_eq!(share(None, 9), "No limit");
    }

    #[test]
    fn a_tighter_limit_above_follows_an_arrow_and_a_looser_one_does_not() {
        assert_eq!(words(Some(50), None, 45).0, "45 · No limit ↑ 50");
        assert_eq!(
            words(Some(50), Some(100), 60).0,
            "60 of 100 ↑ 50, over by 10"
        );
        assert_eq!(words(Some(0), None, 0).0, "0 · No limit ↑ Off");
        assert_eq!(words(Some(50), Some(40), 12).0, "12 of 40");
        assert_eq!(words(Some(40), Some(40), 12).0, "12 of 40");
    }

    #[test]
    fn the_sentences_say_who_holds_it_back() {
        assert_eq!(
            words(Some(1_050), None, 45).1,
            "Users: 45 used. No limit of its own. Acme allows 1,050 to itself and all below, 1,040 are used."
        );
        assert_eq!(
            words(None, Some(50), 45).1,
            "Users: 45 used. Its own limit is 50."
        );
        assert_eq!(
            words(Some(0), Some(0), 0).1,
            "Users: 0 used. Switched off here.",
            "its own word counts before that of those above"
        );
        assert!(
            words(Some(0), None, 0)
                .1
                .ends_with("Acme switches it off for all below.")
        );
    }

    #[test]
    fn what_is_used_here_and_below_is_told_apart() {
        let parted = |own_use, subtree_use| {
            let status = LimitStatus {
                own_use,
                subtree_use,
                limit: Limit::None,
                ceiling: None,
                lacks: Lacks::default(),
            };
            status.parted_words()
        };
        assert_eq!(parted(3, 1_012).as_deref(), Some("3 here, 1,009 below"));
        assert_eq!(parted(0, 7).as_deref(), Some("All of it below"));
        assert_eq!(parted(7, 7).as_deref(), Some("All of it here"));
        assert_eq!(parted(0, 0), None);
        assert_eq!(
            parted(9, 2).as_deref(),
            Some("All of it here"),
            "whatever the API says, nothing is made up"
        );
    }

    #[test]
    fn its_own_use_is_said_only_where_others_below_use_some_too() {
        let own = |own_use, subtree_use| {
            let status = LimitStatus {
                own_use,
                subtree_use,
                limit: Limit::None,
                ceiling: None,
                lacks: Lacks::default(),
            };
            status.own_words()
        };
        assert_eq!(own(1_003, 1_012).as_deref(), Some("1,003 own"));
        assert_eq!(own(7, 7), None);
        assert_eq!(own(0, 7), None);
    }

    #[test]
    fn one_with_children_says_what_is_its_own() {
        let mut above = Organization::named("a", "Acme");
        above.usage.own.set(Resource::Users, 3);
        above.usage.subtree.set(Resource::Users, 12);
        let below = Organization {
            parent_org_id: Some("a".into()),
            ..Organization::named("b", "Below")
        };
        let forest = Forest::new([above, below]);
        let index = forest.index_of(&"a".into()).unwrap();
        assert_eq!(
            use_sentences(
                &forest,
                &LimitStatuses::new(&forest),
                index,
                Resource::Users
            ),
            "Users: 12 used here and below, 3 of them here. No limit of its own."
        );
    }
}
