//! Rows that are reused: which elements there are, in what order, and where the focus stays.

use canopy::components::virtual_rows::{RowsHandle, VirtualRows};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::page::{Page, focus, focused, frame, until, with_styles};

const ROW: i32 = 32;

fn rows(count: RwSignal<usize>, handle: RowsHandle) -> Page<impl Mountable> {
    with_styles(&[
        include_str!("../../../style/components/virtual_rows.css"),
        ".box { block-size: 320px }",
    ]);
    Page::show(move || {
        let row = |row: Signal<Option<usize>>| {
            view! {
                <div role="row" attr:aria-rowindex=move || row.get().map(|row| row + 1)>
                    <a href="#">{move || row.get().map(|row| format!("Row {row}"))}</a>
                </div>
            }
        };
        view! {
            <div class="box">
                <VirtualRows
                    count
                    row_height=ROW as u32
                    row
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

    for row in [3, 40, 90_000, 99_990, 12] {
        scroll(&page, row).await;
        let now = page.all("[role=row]");
        assert_eq!(now.len(), elements.len());
        assert!(now.iter().all(|element| elements.contains(element)));
    }
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
async fn wrappers_say_nothing_to_those_who_read_roles() {
    let page = rows(RwSignal::new(50), RowsHandle::new());
    until("rows", || is_in_sight(&page, "Row 0")).await;
    let row = shown(&page).remove(0);
    let slot = row.parent_element().expect("a slot");
    assert_eq!(slot.get_attribute("role").as_deref(), Some("presentation"));
    let body = slot.parent_element().expect("a body");
    assert_eq!(body.get_attribute("role").as_deref(), Some("rowgroup"));
    let viewport = body.parent_element().expect("a viewport");
    assert_eq!(viewport.get_attribute("role").as_deref(), Some("table"));
}
