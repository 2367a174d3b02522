//! How full a ceiling is, in bands: what a picture colours by and a table filters by. Knows no colour.

use crate::limits::status::{Standing, State};

/// From this share of its ceiling on, an organization has used half of what it may.
pub const HALF: f64 = 0.5;

/// What of its ceiling a subtree uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// More than it allows.
    Over,
    /// From 80% on.
    Near,
    /// From 50% on.
    Half,
    /// Less than 50%.
    Low,
    /// Switched off, and nothing is used.
    Off,
    /// There is none.
    NoLimit,
    /// What is needed to say could not be read.
    Unknown,
}

impl Band {
    /// From the most to the least pressing.
    pub const ALL: [Band; 7] = [
        Band::Over,
        Band::Near,
        Band::Half,
        Band::Low,
        Band::Off,
        Band::NoLimit,
        Band::Unknown,
    ];

    pub fn of(standing: &Standing) -> Band {
        match standing.state() {
            State::Unlimited => Band::NoLimit,
            State::Off => Band::Off,
            State::Over => Band::Over,
            State::Near => Band::Near,
            State::Within if standing.share().is_some_and(|share| share >= HALF) => Band::Half,
            State::Within => Band::Low,
            State::Unknown => Band::Unknown,
        }
    }

    /// How a link spells it.
    pub const fn word(self) -> &'static str {
        match self {
            Band::Over => "over",
            Band::Near => "near",
            Band::Half => "half",
            Band::Low => "low",
            Band::Off => "off",
            Band::NoLimit => "no-limit",
            Band::Unknown => "unknown",
        }
    }

    /// Reads what [`Band::word`] wrote.
    pub fn from_word(word: &str) -> Option<Band> {
        Band::ALL.into_iter().find(|band| band.word() == word)
    }

    /// Reads several words, parted by commas: each band once, and what is none passed over.
    pub fn of_words(words: &str) -> Vec<Band> {
        let named = |band: &Band| words.split(',').any(|word| word == band.word());
        Band::ALL.into_iter().filter(named).collect()
    }

    /// What it means, as a legend says it.
    pub const fn label(self) -> &'static str {
        match self {
            Band::Over => "Over",
            Band::Near => "80% or more",
            Band::Half => "50% to 80%",
            Band::Low => "Under 50%",
            Band::Off => "Off",
            Band::NoLimit => "No limit",
            Band::Unknown => "Unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        limits::status::Lacks,
        organization::{Organization, limits::Limit},
        tree::forest::Forest,
    };

    #[test]
    fn each_share_of_a_ceiling_lies_in_one_band() {
        let forest = Forest::new([Organization::named("org_1", "One")]);
        let setter = forest.at(0).unwrap();
        let band = |subtree_use, ceiling: Option<u64>| {
            Band::of(&Standing {
                own_use: 0,
                subtree_use,
                limit: Limit::None,
                ceiling: ceiling.map(|amount| (amount, setter)),
                lacks: Lacks::default(),
            })
        };
        assert_eq!(band(7, None), Band::NoLimit);
        assert_eq!(band(0, Some(0)), Band::Off);
        assert_eq!(band(1, Some(0)), Band::Over);
        let of_100 = [0, 49, 50, 79, 80, 100, 101].map(|used| band(used, Some(100)));
        assert_eq!(
            of_100,
            [
                Band::Low,
                Band::Low,
                Band::Half,
                Band::Half,
                Band::Near,
                Band::Near,
                Band::Over
            ]
        );
    }

    #[test]
    fn each_band_is_read_back_from_its_word() {
        for band in Band::ALL {
            assert_eq!(Band::from_word(band.word()), Some(band));
        }
        assert_eq!(Band::from_word("full"), None);
        assert_eq!(
            Band::of_words("near,full,over,,near"),
            [Band::Over, Band::Near]
        );
        assert_eq!(Band::of_words(&"near,".repeat(5_000)), [Band::Near]);
    }
}
