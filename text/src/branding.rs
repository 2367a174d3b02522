//! Branding: its fields, the preview of a sign-in page, contrast, and colors from a logo.

use canopy_domain::{
    brand::{BrandColor, Checked, ContrastCheck, Suggestion},
    color::{Color, hundredths},
    form::field::Field,
    unicode::bidi::isolated,
};

use crate::form::noun;

pub const TITLE: &str = "Branding";
pub const ABOUT: &str = "What people see when they sign in.";

pub const DISPLAY_NAME_HINT: &str = "If this is empty, the organization's name is shown.";
pub const LOGIN_HINT_HINT: &str = "Identifies this organization at sign-in. Lowercase letters, digits and hyphens; \
    must be unique.";

/// The button that takes over how the parent looks.
pub fn use_look(parent: &str, colors: bool, logo: bool) -> String {
    let what = match (colors, logo) {
        (true, true) => "colors and logo",
        (true, false) => "colors",
        (false, _) => "logo",
    };
    format!("Use {what} of {}", isolated(parent))
}

pub const LOOK_LEAVES_LOGO: &str =
    "The logo isn't copied: the API can't fetch it from its address. Choose it as a file instead.";

/// The button that takes a login hint.
pub fn use_login_hint(hint: &str) -> String {
    format!("Use “{}”", isolated(hint))
}

/// What people see instead is not documented, nor whether the parent's color counts.
pub fn color_not_set(default: Color) -> String {
    format!("Not set. The preview uses {default}; Altostrat doesn't document what people see.")
}

/// How a color is written.
pub const COLOR_EXAMPLE: &str = "#rrggbb";

/// Colors of the logo that can be used.
pub const COLORS: &str = "Colors from the logo";
pub const COLORS_HINT: &str = "Select a color to use it. The number is its lowest contrast ratio.";
/// Where a browser protects against being recognized by its drawings.
pub const COLORS_WITHHELD: &str = "Your browser blocks websites from reading canvas data, so the logo's colors can't \
    be suggested. Enter the colors, or allow canvas access for this site in the browser's settings.";

/// The button of one color, around the color and its lowest contrast ratio, which stand in it: what it would be used
/// for, and whether that passes.
pub fn use_logo_color(field: Field, passes: bool) -> [String; 3] {
    let result = if passes { "passes" } else { "too low" };
    [
        "Use ".to_owned(),
        format!(" as {}, contrast ", noun(field)),
        format!(", {result}"),
    ]
}

/// A contrast ratio: `4.49:1`.
pub fn ratio(ratio: f64) -> String {
    let hundredths = hundredths(ratio);
    format!("{}.{:02}:1", hundredths / 100, hundredths % 100)
}

/// The list of contrast checks.
pub const CONTRAST: &str = "Contrast";

pub const fn checked(what: Checked) -> &'static str {
    match what {
        Checked::ButtonText => "Button text",
        Checked::LinkOnCard => "Link on the card",
        Checked::PageText => "Text on the page",
        Checked::FocusRing => "Focus ring",
    }
}

/// `7.02:1, passes` or `4.49:1, needs at least 4.5:1`.
pub fn verdict(check: &ContrastCheck) -> String {
    let found = ratio(check.ratio);
    if check.passes {
        format!("{found}, passes")
    } else {
        format!("{found}, needs at least {}:1", check.required)
    }
}

/// The button that takes the nearest color with which every check passes.
pub fn use_suggestion(suggestion: Suggestion) -> String {
    let field = match suggestion.of {
        BrandColor::Primary => Field::PrimaryColor,
        BrandColor::PageBackground => Field::PageBackground,
    };
    format!("Use {} as {}", suggestion.color, noun(field))
}

/// The preview of a sign-in page.
pub mod preview {
    pub const REGION: &str = "Branding preview";
    pub const HEADING: &str = "Preview";
    pub const DESKTOP: &str = "Desktop";
    pub const PHONE: &str = "Phone";
    /// In the bar of the browser.
    pub const ADDRESS: &str = "Sign in";
    /// In place of a name until one has been typed.
    pub const UNNAMED: &str = "Unnamed organization";
    pub const LEAD: &str = "Sign in to continue";
    pub const ORGANIZATION: &str = "Organization";
    pub const EMAIL: &str = "Email";
    pub const CONTINUE: &str = "Continue";
    pub const FORGOT: &str = "Forgot your password?";
    /// Before the link that follows.
    pub const NEW_HERE: &str = "New here?";
    pub const REQUEST_ACCOUNT: &str = "Request an account";
}

#[cfg(test)]
mod tests {
    use canopy_domain::brand::{check_contrast, mended};

    use super::*;

    #[test]
    fn a_verdict_has_the_number_and_where_it_is_too_low_what_it_needs() {
        let [button, link, .., ring] = check_contrast(Color::rgb(0xFF, 0xD6, 0x00), Color::WHITE);
        let found = verdict(&button);
        assert!(found.ends_with(":1, passes"), "{found}");
        assert_eq!(verdict(&link), "1.41:1, needs at least 4.5:1");
        assert_eq!(verdict(&ring), "1.41:1, needs at least 3:1");
    }

    #[test]
    fn what_is_taken_over_is_named() {
        let parts = [(true, true), (true, false), (false, true)];
        let labels = parts.map(|(colors, logo)| use_look("Acme", colors, logo));
        let acme = isolated("Acme");
        assert_eq!(
            labels,
            [
                format!("Use colors and logo of {acme}"),
                format!("Use colors of {acme}"),
                format!("Use logo of {acme}"),
            ]
        );
    }

    #[test]
    fn a_color_of_the_logo_is_offered_in_a_sentence_around_what_is_seen() {
        let [before, between, after] = use_logo_color(Field::PrimaryColor, true);
        assert_eq!(
            format!("{before}#1a73e8{between}4.50:1{after}"),
            "Use #1a73e8 as primary color, contrast 4.50:1, passes"
        );
    }

    #[test]
    fn a_better_color_says_what_it_is_for() {
        let yellow = Color::rgb(0xFF, 0xD6, 0x00);
        let suggestion = mended(yellow, Color::WHITE).unwrap();
        assert_eq!(use_suggestion(suggestion), "Use #8c7500 as primary color");
    }

    #[test]
    fn a_ratio_just_below_the_line_reads_below_it() {
        assert_eq!(ratio(4.499_999), "4.49:1");
        assert_eq!(ratio(1.05), "1.05:1");
    }
}
