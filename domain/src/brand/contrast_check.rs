//! Whether a brand's two colors can be read on the sign-in card, and the nearest ones that can; a warning, never a
//! refusal.

use crate::color::{
    Color, NON_TEXT, TEXT, contrast, nearest_passing, nearest_passing_all, readable_on,
};

/// The ground of the card itself, whatever the brand. (assumed)
pub(super) const CARD: Color = Color::WHITE;

/// One pair of colors that must be told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContrastCheck {
    pub what: Checked,
    pub front: Color,
    pub ground: Color,
    /// 1 to 21; see [`hundredths`](crate::color::hundredths) for what is shown of it.
    pub ratio: f64,
    /// What it should be at least. (documented: WCAG 2.2, level AA)
    pub required: f64,
    pub passes: bool,
    /// What would pass; `None` where this passes already.
    pub suggestion: Option<Suggestion>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Checked {
    ButtonText,
    LinkOnCard,
    LinkOnPage,
    FocusRing,
}

/// A shade of the same hue for one of the two colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub of: BrandColor,
    pub color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BrandColor {
    Primary,
    PageBackground,
}

/// The checks of a card with these colors, in the order in which one meets them.
///
/// The suggestion is a primary color that passes every check, where its hue has one. Where it has
/// none, as between a white card and a dark gray page, each check gets what helps it alone: another
/// shade of the primary color on the card, another of the page background on the page.
pub fn check_contrast(primary: Color, page_background: Color) -> [ContrastCheck; 4] {
    let for_all = nearest_passing_all(primary, &[(CARD, TEXT), (page_background, TEXT)]);
    let suggestion = |what| {
        let for_primary = |color| Suggestion {
            of: BrandColor::Primary,
            color,
        };
        let alone = || match what {
            // Its text is chosen for it and always passes.
            Checked::ButtonText => None,
            // What mends a link mends the ring too, and one click is better than two.
            Checked::LinkOnCard | Checked::FocusRing => {
                nearest_passing(primary, CARD, TEXT).map(for_primary)
            }
            Checked::LinkOnPage => {
                nearest_passing(page_background, primary, TEXT).map(|color| Suggestion {
                    of: BrandColor::PageBackground,
                    color,
                })
            }
        };
        for_all.map(for_primary).or_else(alone)
    };
    let check = |what, front, ground, required| {
        let ratio = contrast(front, ground);
        let passes = ratio >= required;
        let suggestion = if passes { None } else { suggestion(what) };
        ContrastCheck {
            what,
            front,
            ground,
            ratio,
            required,
            passes,
            suggestion,
        }
    };
    [
        check(Checked::ButtonText, readable_on(primary), primary, TEXT),
        check(Checked::LinkOnCard, primary, CARD, TEXT),
        check(Checked::LinkOnPage, primary, page_background, TEXT),
        check(Checked::FocusRing, primary, CARD, NON_TEXT),
    ]
}

/// The check that falls furthest short of what it should be, or passes by the least.
pub fn weakest(checks: &[ContrastCheck; 4]) -> &ContrastCheck {
    let margin = |check: &ContrastCheck| check.ratio / check.required;
    let [first, others @ ..] = checks;
    others.iter().fold(first, |weakest, check| {
        if margin(check) < margin(weakest) {
            check
        } else {
            weakest
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const YELLOW: Color = Color::rgb(0xFF, 0xD6, 0x00);

    fn suggestions(checks: &[ContrastCheck]) -> Vec<(Checked, Option<Suggestion>)> {
        checks
            .iter()
            .filter(|check| !check.passes)
            .map(|check| (check.what, check.suggestion))
            .collect()
    }

    #[test]
    fn yellow_fails_everywhere_but_on_its_own_button() {
        let checks = check_contrast(YELLOW, Color::WHITE);
        assert_eq!(
            checks.map(|check| check.passes),
            [true, false, false, false]
        );
        assert_eq!(checks.map(|check| check.required), [4.5, 4.5, 4.5, 3.0]);
    }

    #[test]
    fn one_suggestion_mends_all_that_fails() {
        let checks = check_contrast(YELLOW, Color::WHITE);
        let Some(Suggestion {
            of: BrandColor::Primary,
            color,
        }) = checks[1].suggestion
        else {
            panic!("{checks:?}");
        };
        assert!(
            checks[1..]
                .iter()
                .all(|check| check.suggestion == checks[1].suggestion)
        );
        assert!(
            check_contrast(color, Color::WHITE)
                .iter()
                .all(|check| check.passes)
        );
    }

    #[test]
    fn where_no_primary_suits_card_and_page_the_page_is_changed() {
        let charcoal = Color::rgb(0x33, 0x33, 0x33);
        let navy = Color::rgb(0x0B, 0x1F, 0x66);
        let checks = check_contrast(navy, charcoal);
        let [
            (
                Checked::LinkOnPage,
                Some(Suggestion {
                    of: BrandColor::PageBackground,
                    color,
                }),
            ),
        ] = suggestions(&checks)[..]
        else {
            panic!("{checks:?}");
        };
        assert!(check_contrast(navy, color).iter().all(|check| check.passes));
    }

    #[test]
    fn what_passes_has_no_suggestion() {
        assert_eq!(suggestions(&check_contrast(Color::BLACK, Color::WHITE)), []);
    }

    #[test]
    fn the_weakest_check_is_the_one_that_falls_furthest_short() {
        let charcoal = Color::rgb(0x33, 0x33, 0x33);
        let navy = Color::rgb(0x0B, 0x1F, 0x66);
        let checks = check_contrast(navy, charcoal);
        assert_eq!(weakest(&checks).what, Checked::LinkOnPage);
        // By its margin and not by its ratio: a ring needs less than a text.
        let checks = check_contrast(Color::rgb(0x1A, 0x73, 0xE8), Color::WHITE);
        assert_eq!(weakest(&checks).required, 4.5);
        assert!(weakest(&checks).passes);
    }
}
