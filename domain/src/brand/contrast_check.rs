//! Whether a brand's two colors can be read on the sign-in page, and the nearest that can; a warning, never a refusal.

use crate::color::{Color, NON_TEXT, TEXT, contrast, nearest_passing, readable_on};

/// The ground of the card itself, whatever the brand. (assumed)
pub(super) const CARD: Color = Color::WHITE;

/// What text is painted in, wherever it can be read.
pub(super) const INK: Color = Color::rgb(0x1C, 0x22, 0x30);

/// What stands on the page beside the card, links and all: it is dark or light as the page wants it, and not in the
/// brand's color. (assumed)
pub(super) fn on_page(page_background: Color) -> Color {
    match contrast(INK, page_background) >= TEXT {
        true => INK,
        false => readable_on(page_background),
    }
}

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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Checked {
    ButtonText,
    LinkOnCard,
    PageText,
    FocusRing,
}

/// A color for one of the two.
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

/// The checks of a page with these colors, in the order in which one meets them.
pub fn check_contrast(primary: Color, page_background: Color) -> [ContrastCheck; 4] {
    let check = |what, front, ground, required| {
        let ratio = contrast(front, ground);
        ContrastCheck {
            what,
            front,
            ground,
            ratio,
            required,
            passes: ratio >= required,
        }
    };
    [
        check(Checked::ButtonText, readable_on(primary), primary, TEXT),
        check(Checked::LinkOnCard, primary, CARD, TEXT),
        check(
            Checked::PageText,
            on_page(page_background),
            page_background,
            TEXT,
        ),
        check(Checked::FocusRing, primary, CARD, NON_TEXT),
    ]
}

/// The least change with which every check passes; `None` where all of them do.
///
/// It is always another shade of the primary color: what stands on it and on the page is chosen so that it can be read,
/// and a shade that mends a link mends the ring too.
pub fn mended(primary: Color, page_background: Color) -> Option<Suggestion> {
    let passes = check_contrast(primary, page_background)
        .iter()
        .all(|check| check.passes);
    let shade = nearest_passing(primary, CARD, TEXT).filter(|_| !passes)?;
    Some(Suggestion {
        of: BrandColor::Primary,
        color: shade,
    })
}

/// The check with the least margin of those that hang on one of the two colors.
pub fn weakest_of(color: BrandColor, checks: &[ContrastCheck; 4]) -> &ContrastCheck {
    let [button, card, page, ring] = checks;
    match color {
        BrandColor::Primary => weakest(&[button, card, ring]),
        BrandColor::PageBackground => page,
    }
}

/// The check that falls furthest short of what it should be, or passes by the least.
fn weakest<'a>(checks: &[&'a ContrastCheck; 3]) -> &'a ContrastCheck {
    let margin = |check: &ContrastCheck| check.ratio / check.required;
    let [first, others @ ..] = *checks;
    others.into_iter().fold(first, |weakest, check| {
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
    const CHARCOAL: Color = Color::rgb(0x33, 0x33, 0x33);

    #[test]
    fn yellow_fails_as_link_and_ring_on_the_card_and_nowhere_else() {
        let checks = check_contrast(YELLOW, Color::WHITE);
        assert_eq!(checks.map(|check| check.passes), [true, false, true, false]);
        assert_eq!(checks.map(|check| check.required), [4.5, 4.5, 4.5, 3.0]);
    }

    #[test]
    fn one_suggestion_mends_all_that_fails_on_any_page() {
        for page in [Color::WHITE, CHARCOAL, YELLOW] {
            let Some(Suggestion { of, color }) = mended(YELLOW, page) else {
                panic!("yellow on a white card fails");
            };
            assert_eq!(of, BrandColor::Primary);
            assert!(check_contrast(color, page).iter().all(|check| check.passes));
            assert_eq!(mended(color, page), None);
        }
    }

    #[test]
    fn a_dark_page_wants_no_other_color() {
        let navy = Color::rgb(0x0B, 0x1F, 0x66);
        assert_eq!(mended(navy, CHARCOAL), None);
        assert_eq!(on_page(CHARCOAL), Color::WHITE);
    }

    #[test]
    fn the_weakest_check_is_the_one_that_falls_furthest_short() {
        let checks = check_contrast(YELLOW, CHARCOAL);
        let weakest = weakest_of(BrandColor::Primary, &checks);
        assert_eq!(weakest.what, Checked::LinkOnCard);
        // By its margin and not by its ratio: a ring needs less than a text.
        let checks = check_contrast(Color::rgb(0x1A, 0x73, 0xE8), Color::WHITE);
        let weakest = weakest_of(BrandColor::Primary, &checks);
        assert_eq!(weakest.required, 4.5);
        assert!(weakest.passes);
    }

    #[test]
    fn a_page_background_is_measured_by_what_stands_on_it() {
        let checks = check_contrast(YELLOW, CHARCOAL);
        let weakest = weakest_of(BrandColor::PageBackground, &checks);
        assert_eq!((weakest.what, weakest.passes), (Checked::PageText, true));
    }
}
