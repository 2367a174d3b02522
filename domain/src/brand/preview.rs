//! The sign-in card an organization's users will meet, with every color settled.

use super::contrast_check::{
    CARD, ContrastCheck, INK, Suggestion, check_contrast, mended, on_page,
};
use crate::{
    color::{Color, ColorProblem, readable_on},
    organization::branding::Branding,
    unicode::unseen::is_blank,
};

/// What a card wears where an organization has set no color. The vendor's own defaults are not
/// documented; these are ours, and [`ColorOrigin::Ours`] says so.
pub const DEFAULT_PRIMARY: Color = Color::rgb(0x3D, 0x4F, 0x66);
/// See [`DEFAULT_PRIMARY`].
pub const DEFAULT_PAGE_BACKGROUND: Color = Color::rgb(0xF3, 0xF4, 0xF6);

const QUIET_INK: Color = Color::rgb(0x5A, 0x64, 0x75);
const INPUT_BORDER: Color = Color::rgb(0x86, 0x8E, 0x9C);

/// A brand as it stands in a form or in an answer, checked or not.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrandText<'a> {
    /// The organization's own name, which is shown while there is no display name. (assumed)
    pub name: &'a str,
    pub display_name: &'a str,
    pub login_hint: &'a str,
    pub primary: &'a str,
    pub page_background: &'a str,
}

impl<'a> BrandText<'a> {
    /// The brand of an organization as the API has it.
    pub fn of(name: &'a str, branding: &'a Branding) -> Self {
        let colors = &branding.colors;
        Self {
            name,
            display_name: branding.display_name.as_deref().unwrap_or_default(),
            login_hint: branding.login_hint.as_deref().unwrap_or_default(),
            primary: colors.primary.as_deref().unwrap_or_default(),
            page_background: colors.page_background.as_deref().unwrap_or_default(),
        }
    }
}

/// A sign-in card, ready to be drawn. Nothing in it is ever half-typed, and its colors are
/// colors, whatever the text was.
///
/// Which part wears which color is assumed: the primary color on the button, the links on the card and
/// the focus ring, the page background around a white card.
#[derive(Clone, Debug, PartialEq)]
pub struct BrandPreview {
    /// The display name, or the organization's name. `None` until one has been typed.
    pub display_name: Option<String>,
    /// As typed, without the blanks around it; not checked.
    pub login_hint: Option<String>,
    pub primary: ResolvedColor,
    pub page_background: ResolvedColor,
    /// For what stands on the page beside the card, links and all.
    pub page_text: Color,
    pub card: Color,
    pub text: Color,
    pub muted_text: Color,
    pub input_border: Color,
    pub button: Color,
    pub button_text: Color,
    pub link: Color,
    pub focus_ring: Color,
    pub checks: [ContrastCheck; 4],
    /// With which every check passes; `None` where all of them do.
    pub suggestion: Option<Suggestion>,
}

impl BrandPreview {
    /// The card for `text`. A color that cannot be read, because it is only half typed, stays what
    /// it was in the `previous` card; one that is blank is the default.
    pub fn new(text: BrandText<'_>, previous: Option<&Self>) -> Self {
        let primary = ResolvedColor::new(
            text.primary,
            previous.map(|card| card.primary),
            DEFAULT_PRIMARY,
        );
        let page_background = ResolvedColor::new(
            text.page_background,
            previous.map(|card| card.page_background),
            DEFAULT_PAGE_BACKGROUND,
        );
        let names = [text.display_name, text.name];
        let display_name = names
            .into_iter()
            .map(str::trim)
            .find(|name| !is_blank(name));
        let login_hint = text.login_hint.trim();
        let page = page_background.color;
        Self {
            display_name: display_name.map(str::to_owned),
            login_hint: (!is_blank(login_hint)).then(|| login_hint.to_owned()),
            primary,
            page_background,
            page_text: on_page(page),
            card: CARD,
            text: INK,
            muted_text: QUIET_INK,
            input_border: INPUT_BORDER,
            button: primary.color,
            button_text: readable_on(primary.color),
            link: primary.color,
            focus_ring: primary.color,
            checks: check_contrast(primary.color, page),
            suggestion: mended(primary.color, page),
        }
    }

    /// Whether every contrast is as high as it should be.
    pub fn passes(&self) -> bool {
        self.checks.iter().all(|check| check.passes)
    }
}

/// A color of the card and how it came to be that one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedColor {
    pub color: Color,
    pub origin: ColorOrigin,
    /// Why the text is no color; `None` when it is one and when it is blank.
    pub problem: Option<ColorProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorOrigin {
    /// What the text says.
    Set,
    /// What the text last said while it could be read.
    LastGood,
    /// Our default: the organization has none.
    Ours,
}

impl ResolvedColor {
    fn new(text: &str, previous: Option<Self>, default: Color) -> Self {
        use ColorOrigin::{LastGood, Ours, Set};
        let (color, origin, problem) = match (Color::parse(text), previous) {
            _ if is_blank(text) => (default, Ours, None),
            (Ok(color), _) => (color, Set, None),
            (Err(problem), Some(previous)) if previous.origin != Ours => {
                (previous.color, LastGood, Some(problem))
            }
            (Err(problem), _) => (default, Ours, Some(problem)),
        };
        Self {
            color,
            origin,
            problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::{NON_TEXT, TEXT, contrast};

    fn card(primary: &str, page_background: &str, previous: Option<&BrandPreview>) -> BrandPreview {
        BrandPreview::new(
            BrandText {
                name: "Acme",
                primary,
                page_background,
                ..Default::default()
            },
            previous,
        )
    }

    #[test]
    fn a_set_color_paints_the_button_the_links_and_the_ring() {
        let card = card("#1a73e8", "#fff", None);
        let blue = Color::rgb(0x1A, 0x73, 0xE8);
        assert_eq!([card.button, card.link, card.focus_ring], [blue; 3]);
        assert_eq!(card.button_text, Color::WHITE);
        assert_eq!(card.page_background.color, Color::WHITE);
        assert_eq!(card.primary.origin, ColorOrigin::Set);
        assert!(card.passes());
    }

    #[test]
    fn text_on_a_yellow_button_is_black() {
        assert_eq!(card("#ffd600", "", None).button_text, Color::BLACK);
    }

    #[test]
    fn an_unbranded_card_wears_our_defaults_which_pass_and_says_they_are_ours() {
        let card = card("", "  ", None);
        assert_eq!(
            card.primary,
            ResolvedColor {
                color: DEFAULT_PRIMARY,
                origin: ColorOrigin::Ours,
                problem: None
            }
        );
        assert_eq!(card.page_background.origin, ColorOrigin::Ours);
        assert!(card.passes());
    }

    #[test]
    fn a_color_keeps_its_last_good_value_through_every_keystroke() {
        let mut last = card("#1a73e8", "", None);
        for typed in ["#1a73e", "#1a73", "#1", "#", "#f", "#ff"] {
            last = card(typed, "", Some(&last));
            assert_eq!(last.primary.color.to_string(), "#1a73e8", "{typed}");
            assert_eq!(last.primary.origin, ColorOrigin::LastGood, "{typed}");
            assert!(last.primary.problem.is_some(), "{typed}");
        }
        last = card("#ff5733", "", Some(&last));
        assert_eq!(
            (last.primary.origin, last.primary.problem),
            (ColorOrigin::Set, None)
        );
        assert_eq!(last.primary.color.to_string(), "#ff5733");
    }

    #[test]
    fn an_emptied_field_shows_the_default_again_for_that_is_what_saving_gives() {
        let blue = card("#1a73e8", "", None);
        assert_eq!(card("", "", Some(&blue)).primary.origin, ColorOrigin::Ours);
    }

    #[test]
    fn a_hostile_color_never_gets_out_as_text() {
        let card = card("red;background:url(https://x)", "", None);
        assert_eq!(card.primary.color, DEFAULT_PRIMARY);
        assert_eq!(card.primary.origin, ColorOrigin::Ours);
        assert!(card.primary.problem.is_some());
    }

    #[test]
    fn the_name_shown_is_the_first_that_is_not_blank() {
        let shown = |display_name, name| {
            BrandPreview::new(
                BrandText {
                    display_name,
                    name,
                    ..Default::default()
                },
                None,
            )
            .display_name
        };
        assert_eq!(shown(" Acme Corp ", "Acme").as_deref(), Some("Acme Corp"));
        assert_eq!(shown("  ", "Acme").as_deref(), Some("Acme"));
        assert_eq!(shown("", " "), None);
    }

    #[test]
    fn a_saved_brand_gives_the_same_card_as_the_same_text_typed() {
        let branding = Branding {
            display_name: Some("Acme Corp".into()),
            login_hint: Some("acme".into()),
            colors: crate::organization::branding::Colors {
                primary: Some("#FF5733".into()),
                page_background: Some("#FFFFFF".into()),
                ..Default::default()
            },
            ..Default::default()
        };
        let typed = BrandText {
            name: "Acme",
            display_name: "Acme Corp ",
            login_hint: " acme",
            primary: "ff5733",
            page_background: "#fff",
        };
        assert_eq!(
            BrandPreview::new(BrandText::of("Acme", &branding), None),
            BrandPreview::new(typed, None)
        );
    }

    #[test]
    fn the_cards_own_colors_can_be_read_on_it() {
        assert!(contrast(INK, CARD) >= 7.0);
        assert!(contrast(QUIET_INK, CARD) >= TEXT);
        assert!(contrast(INPUT_BORDER, CARD) >= NON_TEXT);
        for page in ["#000", "#777", "#1a73e8", "#fff"] {
            let card = card("", page, None);
            assert!(
                contrast(card.page_text, card.page_background.color) >= TEXT,
                "{page}"
            );
        }
    }
}
