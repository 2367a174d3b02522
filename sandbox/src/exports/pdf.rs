//! The usage of a workspace as a PDF: a table on as many pages as needed.

use std::array;

use canopy_domain::organization::{
    Organization,
    limits::{Limit, Resource},
};
use encoding_rs::WINDOWS_1252;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::in_reading_order;

/// A4, in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 42.0;
const ROW: f32 = 14.0;
const ROWS_PER_PAGE: usize = 50;
const FIRST_ROW: f32 = 752.0;
const INDENT: f32 = 8.0;
/// The right edges of the columns of numbers.
const COLUMNS: [f32; 3] = [393.0, 473.0, 553.0];
const NAMES_END: f32 = 320.0;

const PLAIN: Name<'static> = Name(b"Plain");
const BOLD: Name<'static> = Name(b"Bold");

/// Every organization below its parent, with its total usage against its own limit. The built-in
/// fonts have Western letters only, so any other name is shown as its ID.
pub fn write(workspace: &str, organizations: Vec<Organization>) -> Vec<u8> {
    let organizations = in_reading_order(organizations);
    let pages: Vec<&[Organization]> = match organizations.len() {
        0 => vec![&[]],
        _ => organizations.chunks(ROWS_PER_PAGE).collect(),
    };
    let mut next = 0;
    let mut reference = || {
        next += 1;
        Ref::new(next)
    };
    let [catalog, tree, info, plain, bold] = array::from_fn(|_| reference());
    let ids: Vec<(Ref, Ref)> = pages.iter().map(|_| (reference(), reference())).collect();

    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree).lang(TextStr("en"));
    pdf.document_info(info)
        .title(TextStr(&format!("Usage of {workspace}")))
        .producer(TextStr("Canopy sandbox"));
    pdf.pages(tree)
        .kids(ids.iter().map(|(page, _)| *page))
        .count(i32::try_from(ids.len()).unwrap_or(i32::MAX));
    for (font, name) in [(plain, "Helvetica"), (bold, "Helvetica-Bold")] {
        pdf.type1_font(font)
            .base_font(Name(name.as_bytes()))
            .encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for (number, (rows, (page, content))) in pages.iter().zip(&ids).enumerate() {
        let mut sheet = pdf.page(*page);
        sheet
            .parent(tree)
            .media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1))
            .contents(*content);
        sheet
            .resources()
            .fonts()
            .pair(PLAIN, plain)
            .pair(BOLD, bold);
        sheet.finish();
        pdf.stream(
            *content,
            draw(workspace, rows, number + 1, ids.len()).as_slice(),
        );
    }
    pdf.finish()
}

fn draw(workspace: &str, rows: &[Organization], page: usize, pages: usize) -> pdf_writer::Buf {
    let mut content = Content::new();
    let title = drawable(workspace).unwrap_or_else(|| b"workspace".to_vec());
    text(
        &mut content,
        BOLD,
        13.0,
        MARGIN,
        790.0,
        &[b"Usage of ".as_slice(), &title].concat(),
    );
    text(&mut content, BOLD, 9.0, MARGIN, 770.0, b"Organization");
    for (resource, right) in Resource::ALL.into_iter().zip(COLUMNS) {
        right_aligned(
            &mut content,
            BOLD,
            right,
            770.0,
            canopy_text::limits::resource_label(resource),
        );
    }
    rule(&mut content, 765.0);
    let mut y = FIRST_ROW;
    for organization in rows {
        let left = MARGIN + INDENT * organization.depth.unwrap_or(0) as f32;
        let name = drawable(&organization.name)
            .unwrap_or_else(|| format!("[{}]", organization.id).into_bytes());
        content.save_state();
        content
            .rect(MARGIN, y - 4.0, NAMES_END - MARGIN, ROW)
            .clip_nonzero()
            .end_path();
        text(&mut content, PLAIN, 9.0, left, y, &name);
        content.restore_state();
        for (resource, right) in Resource::ALL.into_iter().zip(COLUMNS) {
            right_aligned(
                &mut content,
                PLAIN,
                right,
                y,
                &against_limit(organization, resource),
            );
        }
        y -= ROW;
    }
    let note = b"Total usage / own limit. A name with letters that the PDF's fonts don't have is shown as its ID.";
    text(&mut content, PLAIN, 7.0, MARGIN, 26.0, note);
    right_aligned(
        &mut content,
        PLAIN,
        PAGE.0 - MARGIN,
        26.0,
        &format!("{page} / {pages}"),
    );
    content.finish()
}

fn against_limit(organization: &Organization, resource: Resource) -> String {
    let used = organization.usage.subtree.get(resource);
    match organization.limits.get(resource) {
        Limit::None | Limit::Unknown => used.to_string(),
        Limit::Off => format!("{used} / off"),
        Limit::At(limit) => format!("{used} / {limit}"),
    }
}

fn text(content: &mut Content, font: Name<'_>, size: f32, x: f32, y: f32, bytes: &[u8]) {
    content
        .begin_text()
        .set_font(font, size)
        .next_line(x, y)
        .show(Str(bytes))
        .end_text();
}

fn right_aligned(content: &mut Content, font: Name<'_>, right: f32, y: f32, words: &str) {
    // Helvetica's digits are 0.556 wide and its space and slash 0.278; letters about as digits.
    let width: f32 = words
        .chars()
        .map(|letter| match letter {
            ' ' | '/' => 0.278,
            _ => 0.556,
        })
        .sum();
    text(content, font, 9.0, right - width * 9.0, y, words.as_bytes());
}

fn rule(content: &mut Content, y: f32) {
    content
        .set_line_width(0.5)
        .move_to(MARGIN, y)
        .line_to(PAGE.0 - MARGIN, y)
        .stroke();
}

/// The text in the fonts' encoding (Windows-1252), where it has every letter.
fn drawable(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, has_others) = WINDOWS_1252.encode(text);
    (!has_others && !text.contains(char::is_control)).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(pdf: &[u8]) -> String {
        String::from_utf8_lossy(pdf).into_owned()
    }

    #[test]
    fn a_workspace_without_organizations_still_has_a_page() {
        let pdf = text_of(&write("Empty", Vec::new()));
        assert!(pdf.starts_with("%PDF-1."));
        assert!(pdf.trim_end().ends_with("%%EOF"));
        assert!(pdf.contains("/Count 1"));
        assert!(pdf.contains("Usage of Empty"));
    }

    #[test]
    fn fifty_organizations_fit_on_a_page_and_the_next_begins_another() {
        let organizations = |count: usize| {
            (0..count)
                .map(|n| Organization::named(format!("org_{n}"), format!("Store {n}")))
                .collect()
        };
        assert!(text_of(&write("W", organizations(50))).contains("/Count 1"));
        assert!(text_of(&write("W", organizations(51))).contains("/Count 2"));
    }

    #[test]
    fn each_organization_shows_its_use_against_its_limit_in_three_states() {
        let mut organization = Organization::named("org_1", "Café");
        organization.limits.set(Resource::Locations, Limit::of(7));
        organization.limits.set(Resource::Users, Limit::Off);
        organization.usage.subtree.set(Resource::Locations, 5);
        organization.usage.subtree.set(Resource::Users, 3);
        organization.usage.subtree.set(Resource::Sso, 2);
        let shown: Vec<String> = Resource::ALL
            .iter()
            .map(|&resource| against_limit(&organization, resource))
            .collect();
        assert_eq!(shown, ["5 / 7", "3 / off", "2"]);
    }

    #[test]
    fn western_names_are_drawn_and_others_shown_as_their_id() {
        assert_eq!(
            drawable("Café – Ž").as_deref(),
            Some(b"Caf\xe9 \x96 \x8e".as_slice())
        );
        for other in ["Łódź", "two\nlines", "\u{85}"] {
            assert_eq!(drawable(other), None, "{other:?}");
        }
        let pdf = text_of(&write(
            "W",
            vec![Organization::named("org_palms", "مجموعة النخيل")],
        ));
        assert!(pdf.contains("[org_palms]"));
    }
}
