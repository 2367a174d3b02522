//! Numbers, headings and what buttons say are never cut off, however wide the window is.

use canopy_e2e::*;
use serde_json::json;

/// Width and height of a phone, a usual screen zoomed to 200%, a tablet held upright, and small, usual and very wide
/// screens.
const SIZES: [(u32, u32); 6] = [
    (390, 844),
    (720, 450),
    (768, 1024),
    (1024, 768),
    (1440, 900),
    (2560, 1440),
];

/// What is cut off, each with what it says. A name may be; a number that is cut is another number.
const CUT: &str = r#"
    // What is only heard is in a box of one pixel.
    const isSeen = (element) => element.checkVisibility() && element.clientWidth > 1
        && (element.closest(".table-head")?.clientWidth ?? 2) > 1;
    const isNumber = (element) => /^[<+]?\s?\d/.test(element.textContent.trim());
    const texts = [...document.querySelectorAll("h1, h2, h3, button, .button-label, .chip > span, .table-sort > span")];
    const numbers = [...document.querySelectorAll("[role=cell], td, .tree-count, .tree-use, .tree-over, .page-count")]
        .filter((element) => isNumber(element) && !element.querySelector("a"));
    // What doesn't fit beside the numbers of a cell wraps to a line that is hidden; the numbers must not.
    const wrapped = [...document.querySelectorAll("[role=row] > .meter")].filter((cell) => {
        const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        if (!text) return false;
        const numbers = document.createRange();
        numbers.setStart(text, 0);
        numbers.setEnd(text, Math.max(text.data.search(/ |$/), 1));
        return numbers.getBoundingClientRect().bottom > cell.getBoundingClientRect().bottom + 2;
    });
    // A table that one would have to scroll sideways.
    const tables = document.querySelectorAll(".organization-scroll");
    return [...texts, ...numbers, ...tables]
        .filter(isSeen)
        .filter((element) => element.scrollWidth > element.clientWidth)
        .filter((element) => getComputedStyle(element).overflowX !== "visible")
        .concat(wrapped.filter(isSeen))
        .map((element) => `${element.className || element.tagName}: ${element.textContent.trim().slice(0, 60)}`);"#;

#[tokio::test]
async fn no_number_heading_or_button_is_cut_at_any_width() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let deepest = organizations
            .iter()
            .max_by_key(|known| known.path.len())
            .expect("the workspace has organizations");
        let root = deepest.path.first().unwrap_or(&deepest.id);
        let mut cut = Vec::new();
        for path in [
            "organizations".to_owned(),
            "organizations?filter=over".to_owned(),
            "organizations?filter=off".to_owned(),
            "organizations?sort=depth".to_owned(),
            "limits".to_owned(),
            format!("compare?ids={root},{}", deepest.id),
            "tree".to_owned(),
            format!("tree/{}", deepest.id),
            format!("organizations/{}", deepest.id),
            format!("organizations/{root}/children"),
            format!("organizations/{root}/branding"),
            format!("organizations/{root}/limits"),
            format!("organizations/{root}/edit"),
            "organizations/new".to_owned(),
        ] {
            person.opens(&format!("/w/{workspace}/{path}")).await;
            person
                .page_comes_to_answer(
                    "the page is there",
                    "return document.querySelector('main h1, main h2') !== null \
                        && document.querySelector('main [aria-busy=true], main .skeleton') === null",
                    json!(true),
                )
                .await;
            for (width, height) in SIZES {
                person.resizes_to(width, height).await;
                let found = person.page_answers(CUT, vec![]).await;
                if found != json!([]) {
                    cut.push(format!("{path} at {width} px: {found}"));
                }
            }
        }
        assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
    })
    .await;
}
