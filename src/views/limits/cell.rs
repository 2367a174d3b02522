//! One cell of the picture as an element: its name, its place in the tree, and the focus.
//! Its ground is painted elsewhere; knows one cell.

use canopy_domain::limits::icicle::Cell;
use leptos::{attr::custom::custom_attribute, html, prelude::*};

use super::{
    drawn::{Drawn, Matching, ROW},
    selected::Selected,
};
use crate::reactive::{derived, effect, memo};

/// From this width on its name is written in it.
const NAMED: f64 = 40.0;

pub fn cell(
    key: u64,
    drawn: Memo<Drawn>,
    selected: Selected,
    matching: Memo<Matching>,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let place = memo(move |_| drawn.with(|drawn| drawn.place_of(key)));
    let read = move |read: fn(&Drawn, usize, &Cell) -> String| {
        derived(move || {
            drawn.with(|drawn| {
                let place = place.get()?;
                Some(read(drawn, place, drawn.icicle.cells().get(place)?))
            })
        })
    };
    let is_active = memo(move |_| selected.active.get() == Some(key));
    effect(move || {
        if is_active.get() && selected.has_focus.get() {
            // It may have come into the page in this very turn.
            queue_microtask(move || {
                if let Some(element) = element.try_get_untracked().flatten() {
                    // Where the browser refuses the focus the cell is still marked.
                    let _ = element.focus();
                }
            });
        }
    });
    let words = read(|drawn, _, cell| drawn.words(cell.holds));
    let is_quiet = move || {
        drawn.with(|drawn| {
            let cell = drawn.icicle.cells().get(place.get()?)?;
            let is_matching = matching.with(|matching| drawn.is_matching(cell.holds, matching));
            (!is_matching).then_some("")
        })
    };
    view! {
        <div
            class="limits-part"
            role="treeitem"
            tabindex=move || if is_active.get() { "0" } else { "-1" }
            aria-label=words
            aria-posinset=read(|drawn, place, _| (drawn.icicle.position(place).0 + 1).to_string())
            aria-setsize=read(|drawn, place, _| drawn.icicle.position(place).1.to_string())
            aria-expanded=move || has_parts(drawn, place).then_some("true")
            aria-selected=move || if is_active.get() { "true" } else { "false" }
            data-band=read(|drawn, _, cell| drawn.slug(cell.holds).to_owned())
            data-tip=words
            data-quiet=is_quiet
            style:left=read(|drawn, _, cell| drawn.share(cell.start))
            style:top=read(|_, _, cell| format!("{}px", cell.row as f64 * ROW))
            style:width=read(|drawn, _, cell| drawn.share(cell.width))
            // Leptos has no name for this one.
            {..custom_attribute("aria-level", read(|_, _, cell| (cell.row + 1).to_string()))}
            node_ref=element
        >
            <span class="limits-part-name" dir="auto">
                {read(|drawn, _, cell| {
                    if cell.width >= NAMED { drawn.title(cell.holds) } else { String::new() }
                })}
            </span>
        </div>
    }
}

fn has_parts(drawn: Memo<Drawn>, place: Memo<Option<usize>>) -> bool {
    drawn.with(|drawn| {
        !drawn
            .icicle
            .below(place.get().or(Some(usize::MAX)))
            .is_empty()
    })
}
