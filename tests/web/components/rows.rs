//! Rows that are reused: which elements there are, in what order, and where the focus stays.

use canopy::{
    components::virtual_rows::{Part, RowPainter, Rows, RowsHandle, Slot, Template, VirtualRows},
    reactive::memo,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::page::{Page, focus, focused, frame, until, with_styles};

const ROW: i32 = 32;

/// Rows that tell their number in a link, and that it is one to whoever points at it.
struct Numbers {
    count: usize,
    link: Part,
}

impl RowPainter for Numbers {
    fn count(&self) -> usize {
        self.count
    }

    fn key(&self, row: usize) -> u64 {
        row as u64
    }

    fn paint(&self, row: usize, slot: &mut Slot) {
        slot.text(self.link, &format!("Row {row}"));
    }

    fn describe(&self, row: usize, slot: &mut Slot) {
        slot.describe(self.link, "aria-description", &format!("Number {row}"));
    }
}

fn rows(count: RwSignal<usize>, handle: RowsHandle) -> Page<impl Mountable> {
    with_styles(&[
        include_str!("../../../style/components/virtual_rows.css"),
        ".box { block-size: 320px }",
    ]);
    Page::show(move || {
        let mut template = Template::new("row", "row");
        let link = template.add(Template::ROW, "a", "link");
        template.set(link, "href", "#");
        template.take_tab(link);
        let rows = memo(move |_| {
            let count = count.get();
            Rows::by(Numbers { count, link })
        });
        view! {
            <div class="box">
                <VirtualRows
                    template
                    rows
                    row_height=ROW as u32
                    current=Signal::stored(Some(2))
                    handle
                    body_role="rowgroup"
                    attr:role="table"
                    attr:tabindex="0"
                />
            </div>
        }
    })
}

fn shown(page: &Page<impl Mountable>) -> Vec<HtmlElement> {
    page.all("[role=row]")
        .into_iter()
        .filter(|row| row.offset_parent().is_some())
        .collect()
}

fn texts(page: &Page<impl Mountable>) -> Vec<String> {
    shown(page)
        .iter()
        .map(|row| row.text_content().unwrap_or_default())
        .collect()
}

fn is_in_sight(page: &Page<impl Mountable>, text: &str) -> bool {
    let viewport = page.one(".virtual-rows").get_bounding_client_rect();
    shown(page).iter().any(|row| {
        let frame = row.get_bounding_client_rect();
        row.text_content().as_deref() == Some(text)
            && frame.top() >= viewport.top()
            && frame.bottom() <= viewport.bottom()
    })
}

async fn scroll(page: &Page<impl Mountable>, to_row: i32) {
    page.one(".virtual-rows").set_scroll_top(to_row * ROW);
    let text = format!("Row {to_row}");
    until(&text, || is_in_sight(page, &text)).await;
}

#[wasm_bindgen_test]
async fn a_hundred_thousand_rows_take_a_few_elements_and_scrolling_reuses_them() {
    let handle = RowsHandle::new();
    let page = rows(RwSignal::new(100_000), handle);
    // The height decides how many elements there are.
    until("the height is measured", || handle.page() == 10).await;
    frame().await;
    let elements = page.all("[role=row]");
    assert!((10..60).contains(&elements.len()), "{}", elements.len());

    let mut known = elements.clone();
    for row in [3, 40, 90_000, 99_990, 12] {
        scroll(&page, row).await;
        let now = page.all("[role=row]");
        // Some stand ready for a scroll.
        assert!(now.len() < elements.len() + 10, "{}", now.len());
        known.extend(now);
    }
    let mut slots: Vec<_> = known
        .iter()
        .map(|row| row.get_attribute("data-slot"))
        .collect();
    slots.sort();
    slots.dedup();
    let reused = known.iter().filter(|row| elements.contains(row)).count();
    assert!(slots.len() < elements.len() + 10, "{}", slots.len());
    assert!(reused > 3 * elements.len(), "{reused}");
    let body = page.one(".virtual-rows-body");
    assert_eq!(body.offset_height(), 100_000 * ROW);
}

#[wasm_bindgen_test]
async fn rows_stand_in_the_document_as_they_are_seen() {
    let page = rows(RwSignal::new(1_000), RowsHandle::new());
    until("rows", || is_in_sight(&page, "Row 0")).await;
    for row in [1, 2, 37, 36, 30, 500, 499, 7] {
        scroll(&page, row).await;
        frame().await;
        let numbers: Vec<usize> = texts(&page)
            .iter()
            .map(|text| text.trim_start_matches("Row ").parse().expect("a number"))
            .collect();
        assert!(numbers.is_sorted(), "at {row}: {numbers:?}");
        assert!(
            numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]),
            "at {row}: {numbers:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn the_row_with_the_focus_keeps_it_however_far_one_scrolls() {
    let page = rows(RwSignal::new(1_000), RowsHandle::new());
    until("rows", || is_in_sight(&page, "Row 4")).await;
    let link = page
        .all("a")
        .into_iter()
        .find(|link| link.inner_text() == "Row 4")
        .expect("row 4 is in sight");
    focus(&link);
    for row in [15, 300, 600, 8] {
        scroll(&page, row).await;
        assert_eq!(focused(), link);
        assert_eq!(link.inner_text(), "Row 4");
        let mut once = texts(&page);
        let all = once.len();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), all, "no row is there twice");
    }
    link.blur().expect("it had the focus");
    scroll(&page, 400).await;
    until("the element shows another row", || {
        link.inner_text() != "Row 4"
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_row_asked_for_before_there_are_any_is_shown_when_there_are() {
    let handle = RowsHandle::new();
    handle.ensure_visible(512);
    let page = rows(RwSignal::new(1_000), handle);
    until("row 512", || is_in_sight(&page, "Row 512")).await;

    handle.ensure_visible(3);
    frame().await;
    assert!(is_in_sight(&page, "Row 3"), "shown by the next frame");
    assert_eq!(page.one(".virtual-rows").scroll_top(), 3 * ROW);
    assert_eq!(handle.page(), 10);
}

#[wasm_bindgen_test]
async fn a_list_can_grow_and_shrink_under_the_eye() {
    let count = RwSignal::new(4);
    let handle = RowsHandle::new();
    let page = rows(count, handle);
    until("four rows", || texts(&page).len() == 4).await;

    count.set(5_000);
    handle.ensure_visible(4_999);
    until("the last row", || is_in_sight(&page, "Row 4999")).await;

    count.set(2);
    until("two rows", || texts(&page) == ["Row 0", "Row 1"]).await;
    count.set(0);
    until("no rows", || texts(&page).is_empty()).await;
}

#[wasm_bindgen_test]
async fn rows_stand_right_under_what_holds_them() {
    let page = rows(RwSignal::new(50), RowsHandle::new());
    until("rows", || is_in_sight(&page, "Row 0")).await;
    let row = shown(&page).remove(0);
    let body = row.parent_element().expect("a body");
    assert_eq!(body.get_attribute("role").as_deref(), Some("rowgroup"));
    let viewport = body.parent_element().expect("a viewport");
    assert_eq!(viewport.get_attribute("role").as_deref(), Some("table"));
}

fn link(page: &Page<impl Mountable>, text: &str) -> HtmlElement {
    page.all("a")
        .into_iter()
        .find(|link| link.inner_text() == text)
        .expect("it is drawn")
}

#[wasm_bindgen_test]
async fn two_rows_are_drawn_beyond_the_edge_at_rest() {
    let handle = RowsHandle::new();
    let page = rows(RwSignal::new(1_000), handle);
    until("rows", || is_in_sight(&page, "Row 0")).await;
    scroll(&page, 100).await;
    // Ten in sight, one more that may be cut, and two on each side.
    until("the scroll has come to rest", || shown(&page).len() == 15).await;
    assert_eq!(texts(&page)[0], "Row 98");
}

#[wasm_bindgen_test]
async fn tab_comes_to_the_current_row_alone() {
    let page = rows(RwSignal::new(50), RowsHandle::new());
    until("rows", || is_in_sight(&page, "Row 0")).await;
    let stops = page.all("a[tabindex='0']");
    assert_eq!(stops.len(), 1);
    assert_eq!(stops[0].inner_text(), "Row 2");
}

#[wasm_bindgen_test]
async fn what_a_row_tells_those_who_listen_comes_when_the_page_is_idle_and_at_once_with_the_focus()
{
    let page = rows(RwSignal::new(1_000), RowsHandle::new());
    until("rows", || is_in_sight(&page, "Row 4")).await;
    let said = |text: &str| link(&page, text).get_attribute("aria-description");
    let focused = link(&page, "Row 4");
    focus(&focused);
    assert_eq!(said("Row 4").as_deref(), Some("Number 4"));
    until("all are told", || {
        said("Row 7").as_deref() == Some("Number 7")
    })
    .await;

    // And nothing is told of a row that stands there no more.
    scroll(&page, 500).await;
    let told = page.all("a").into_iter().filter_map(|link| {
        let number = link.get_attribute("aria-description")?;
        Some((link.inner_text(), number))
    });
    for (row, number) in told {
        assert_eq!(row.replace("Row", "Number"), number);
    }
}
