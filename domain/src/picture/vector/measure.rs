//! The size an SVG gives itself, as CSS reads it: lengths in any unit, the box it looks through, or neither.

use roxmltree::Node;

use crate::picture::{conversion::LONGEST, dimensions::Dimensions};

/// What CSS gives a picture without any size, in pixels.
const DEFAULT: (f64, f64) = (300.0, 150.0);

/// Width and height in CSS pixels, each above 0 and finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size {
    width: f64,
    height: f64,
    /// Whether it says what is seen of it.
    has_view_box: bool,
}

impl Size {
    pub(super) fn of(root: Node) -> Self {
        let given = |name| {
            let styled = root
                .attribute("style")
                .and_then(|style| declared(style, name));
            styled.or_else(|| root.attribute(name)).and_then(pixels)
        };
        let seen = root.attribute("viewBox").and_then(view_box);
        let ratio = seen.map(|(width, height)| width / height);
        let (width, height) = match (given("width"), given("height")) {
            (Some(width), Some(height)) => (width, height),
            (Some(width), None) => (width, ratio.map_or(DEFAULT.1, |ratio| width / ratio)),
            (None, Some(height)) => (ratio.map_or(DEFAULT.0, |ratio| height * ratio), height),
            (None, None) => seen.unwrap_or(DEFAULT),
        };
        let is_size = |length: f64| length.is_finite() && length > 0.0;
        let (width, height) = match is_size(width) && is_size(height) {
            true => (width, height),
            false => DEFAULT,
        };
        Self {
            width,
            height,
            has_view_box: seen.is_some(),
        }
    }

    /// Width and height of what is seen, where it does not say so itself.
    pub(super) fn missing_view_box(self) -> Option<(f64, f64)> {
        (!self.has_view_box).then_some((self.width, self.height))
    }

    /// In whole pixels, neither below 1.
    pub(super) fn dimensions(self) -> Dimensions {
        let whole = |length: f64| length.round().clamp(1.0, f64::from(u32::MAX)) as u32;
        Dimensions {
            width: whole(self.width),
            height: whole(self.height),
        }
    }

    /// The same proportion with its longer side as long as a redrawn picture's.
    pub(super) fn drawn(self) -> Dimensions {
        let scale = f64::from(LONGEST) / self.width.max(self.height);
        let side = |length: f64| (length * scale).round().clamp(1.0, f64::from(LONGEST)) as u32;
        Dimensions {
            width: side(self.width),
            height: side(self.height),
        }
    }
}

/// The value a style gives `property`.
fn declared<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    let value = |declaration: &'a str| {
        let (name, value) = declaration.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case(property)
            .then(|| value.trim())
    };
    style.split(';').filter_map(value).next_back()
}

/// A length in pixels. `None` for one that depends on what is around the picture, and for none.
fn pixels(text: &str) -> Option<f64> {
    let text = text.trim();
    let text = text.strip_suffix("!important").unwrap_or(text).trim_end();
    let unit_at = text
        .char_indices()
        .find(|&(at, mark)| {
            let is_power = matches!(mark, 'e' | 'E')
                && text[at + 1..]
                    .starts_with(|next: char| next.is_ascii_digit() || matches!(next, '+' | '-'));
            (mark.is_ascii_alphabetic() && !is_power) || mark == '%'
        })
        .map_or(text.len(), |(at, _)| at);
    let number: f64 = text[..unit_at].trim_end().parse().ok()?;
    let unit = match text[unit_at..].to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "q" => 96.0 / 101.6,
        "em" | "rem" => 16.0,
        "ex" | "ch" => 8.0,
        _ => return None,
    };
    Some(number * unit).filter(|length| length.is_finite() && *length > 0.0)
}

/// Width and height of what is looked at.
fn view_box(text: &str) -> Option<(f64, f64)> {
    let parts = text.split(|mark: char| mark == ',' || mark.is_ascii_whitespace());
    let numbers: Vec<f64> = parts
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [_, _, width, height] = numbers[..] else {
        return None;
    };
    (width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0)
        .then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(attributes: &str) -> (f64, f64) {
        let text = format!("<svg {attributes}/>");
        let document = roxmltree::Document::parse(&text).unwrap();
        let Size { width, height, .. } = Size::of(document.root_element());
        (
            (width * 100.0).round() / 100.0,
            (height * 100.0).round() / 100.0,
        )
    }

    #[test]
    fn a_size_is_what_css_makes_of_what_is_written() {
        for (attributes, expected) in [
            ("width='24' height='12'", (24.0, 12.0)),
            ("width='24px' height=' 12.5PX '", (24.0, 12.5)),
            (
                "width='210mm' height='297mm' viewBox='0 0 210 297'",
                (793.7, 1122.52),
            ),
            ("width='1in' height='72pt'", (96.0, 96.0)),
            ("width='2.54cm' height='6pc'", (96.0, 96.0)),
            ("width='1em' height='2ex'", (16.0, 16.0)),
            ("width='1e2' height='1E+2px'", (100.0, 100.0)),
            ("viewBox='0 0 64 32'", (64.0, 32.0)),
            ("viewBox='-1,-1, 64\t32'", (64.0, 32.0)),
            (
                "viewBox='0 0 64 32' width='100%' height='100%'",
                (64.0, 32.0),
            ),
            ("viewBox='0 0 64 32' width='auto'", (64.0, 32.0)),
            ("viewBox='0 0 64 32' width='128'", (128.0, 64.0)),
            (
                "viewBox='0 0 64 32' height='8mm' width='50%'",
                (60.47, 30.24),
            ),
            ("viewBox='0 0 64 32' width='10' height='10'", (10.0, 10.0)),
            ("viewBox='0 0 64 32' width='0' height='-1'", (64.0, 32.0)),
            (
                "style='width:10px;height:5px' width='99' height='99'",
                (10.0, 5.0),
            ),
            ("style='width:100%' viewBox='0 0 3 4'", (3.0, 4.0)),
            ("width='40'", (40.0, 150.0)),
            ("", (300.0, 150.0)),
            ("viewBox='0 0 0 32'", (300.0, 150.0)),
            ("viewBox='0 0 a 32'", (300.0, 150.0)),
            ("viewBox='0 0 1e400 32'", (300.0, 150.0)),
        ] {
            assert_eq!(size(attributes), expected, "{attributes}");
        }
    }

    #[test]
    fn it_is_drawn_large_in_its_proportion_however_small_or_long_it_is() {
        for ((width, height), expected) in [
            ((24.0, 12.0), "1024 × 512"),
            ((0.5, 0.25), "1024 × 512"),
            ((3.0, 2.2), "1024 × 751"),
            ((1e9, 1.0), "1024 × 1"),
            ((1e-9, 1e9), "1 × 1024"),
        ] {
            let has_view_box = false;
            let drawn = Size {
                width,
                height,
                has_view_box,
            }
            .drawn();
            assert_eq!(drawn.to_string(), expected);
        }
    }
}
