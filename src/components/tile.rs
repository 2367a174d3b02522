//! A picture on its own small ground, or initials where there is none.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlImageElement;

use super::virtual_rows::{Part, Slot, Template};
use crate::{
    composed::composed,
    reactive::{Anew, memo},
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TileSize {
    /// 20 px, in rows.
    #[default]
    Small,
    /// 56 px, on a page of its own.
    Large,
}

impl TileSize {
    const fn as_str(self) -> &'static str {
        match self {
            TileSize::Small => "small",
            TileSize::Large => "large",
        }
    }
}

/// Decoration beside the name it belongs to, so nothing of it is read aloud. A picture that cannot be
/// had, or whose address is none a picture may have, gives way to the initials.
#[component]
pub fn Tile(
    #[prop(into)] name: Signal<String>,
    /// What the hue is made from: an id, so that it stays when the name changes.
    #[prop(into)]
    seed: Signal<String>,
    #[prop(into)] picture: Signal<Option<String>>,
    #[prop(optional)] size: TileSize,
) -> impl IntoView {
    let failed = RwSignal::new(None::<String>);
    let source = memo(move |_| {
        picture
            .get()
            .filter(|address| may_be_picture(address))
            .filter(|address| failed.with(|failed| failed.as_ref() != Some(address)))
    });
    move || match source.get() {
        Some(address) => {
            let address_that_failed = address.clone();
            view! {
                <img
                    class="tile"
                    alt=""
                    referrerpolicy="no-referrer"
                    loading="lazy"
                    decoding="async"
                    draggable="false"
                    data-kind="picture"
                    data-size=size.as_str()
                    src=address
                    on:error=move |_| failed.set(Some(address_that_failed.clone()))
                />
            }
            .into_any()
        }
        None => view! {
            <span
                class="tile"
                aria-hidden="true"
                data-kind="initials"
                data-size=size.as_str()
                style:--tile-hue=move || seed.with(|seed| hue(seed).to_string())
            >
                {move || name.with(|name| initials(&composed(name)))}
            </span>
        }
        .into_any(),
    }
}

/// The tile of a row: two elements, of which one stands in it.
#[derive(Clone, Copy)]
pub struct TileParts {
    picture: Part,
    initials: Part,
}

impl TileParts {
    pub fn add(template: &mut Template, within: Part) -> Self {
        let picture = template.add_optional(within, "img", "tile");
        for (name, value) in [
            ("alt", ""),
            ("referrerpolicy", "no-referrer"),
            ("decoding", "async"),
            ("draggable", "false"),
            ("data-kind", "picture"),
        ] {
            template.set(picture, name, value);
        }
        let initials = template.add_optional(within, "span", "tile");
        template.set(initials, "aria-hidden", "true");
        template.set(initials, "data-kind", "initials");
        Self { picture, initials }
    }

    pub fn paint(self, slot: &mut Slot, name: &str, seed: &str, picture: Option<&str>) {
        let picture = picture.filter(|address| may_be_picture(address));
        match picture {
            Some(address) => slot.attribute(self.picture, "src", Some(address)),
            None => {
                slot.style(self.initials, "--tile-hue", &hue(seed).to_string());
                slot.text(self.initials, &initials(&composed(name)));
            }
        }
        slot.put(self.picture, picture.is_some());
        slot.put(self.initials, picture.is_none());
    }
}

/// Pictures that could not be had, so that the rows they belong to show initials.
#[derive(Clone, Copy, Default)]
pub struct BrokenPictures(RwSignal<Anew<Vec<String>>>);

impl BrokenPictures {
    /// Takes note where an image says that it failed. Such an event does not rise: it is heard on its way down.
    pub fn handle_error(self, event: &ev::ErrorEvent) {
        let image = event
            .target()
            .and_then(|image| image.dyn_into::<HtmlImageElement>().ok());
        if let Some(address) = image.and_then(|image| image.get_attribute("src")) {
            let mut broken = self.0.get_untracked().to_vec();
            broken.push(address);
            self.0.set(Anew::new(broken));
        }
    }

    /// As they are known now.
    pub fn get(self) -> Anew<Vec<String>> {
        self.0.get()
    }
}

/// Whether a browser may be asked for `address` as a picture. Any other scheme, `javascript:` among
/// them, is refused even though an `img` runs none.
pub fn may_be_picture(address: &str) -> bool {
    const SCHEMES: [&str; 4] = ["https://", "http://", "data:image/", "blob:"];
    SCHEMES.iter().any(|scheme| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Degrees on the color circle, the same for the same seed everywhere. In steps, so that two hues are
/// either one or clearly two.
fn hue(seed: &str) -> u16 {
    const STEPS: u32 = 24;
    // FNV-1a: short ids that differ in one letter land far apart.
    let hash = seed.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let step = (hash ^ (hash >> 16)) % STEPS;
    // At most 345, which fits.
    (step * 360 / STEPS) as u16
}

/// One or two letters: of the first word and the last; of scripts that join their letters, one. A number at the end
/// that is longer than a digit stands alone, with its last two, which tell apart what is numbered.
fn initials(name: &str) -> String {
    let digits = name.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits >= 2 {
        return name[name.len() - 2..].to_owned();
    }
    let mut words = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter_map(|word| word.chars().next());
    let Some(first) = words.next() else {
        return "?".into();
    };
    let joins = matches!(first, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fefc}');
    let second = if joins || is_wide(first) {
        None
    } else {
        words.next_back()
    };
    std::iter::once(first)
        .chain(second)
        .flat_map(char::to_uppercase)
        .collect()
}

/// Letters as wide as they are high, of which two do not fit.
fn is_wide(letter: char) -> bool {
    matches!(
        letter,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{hue, initials, may_be_picture};

    #[test]
    fn initials_are_those_of_the_first_and_the_last_word() {
        for (name, expected) in [
            ("Acme", "A"),
            ("acme retail group", "AG"),
            ("  Ångström & Söhne ", "ÅS"),
            ("Store 1", "S1"),
            ("Store 12", "12"),
            ("Store 1419", "19"),
            ("7 Oaks", "7O"),
            ("شركة النور", "ش"),
            ("株式会社 東京", "株"),
            ("<script>alert(1)</script>", "SS"),
            ("—", "?"),
            ("", "?"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }

    #[test]
    fn a_seed_keeps_its_hue_and_seeds_spread() {
        assert_eq!(hue("org_1"), hue("org_1"));
        let hues: std::collections::HashSet<u16> = (0..200)
            .map(|number| hue(&format!("org_{number}")))
            .collect();
        assert!(hues.len() > 20, "{}", hues.len());
        assert!(hues.iter().all(|hue| *hue < 360));
    }

    #[test]
    fn only_addresses_of_pictures_are_asked_for() {
        for good in [
            "https://example.com/a.png",
            "HTTP://example.com",
            "data:image/png;base64,AA==",
            "blob:x",
        ] {
            assert!(may_be_picture(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            " https://x",
            "file:///etc/passwd",
            "//x",
            "é",
            "",
        ] {
            assert!(!may_be_picture(bad), "{bad}");
        }
    }
}
