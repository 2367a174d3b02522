//! A question over the page that must be answered or dismissed.

use canopy_text::controls;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{
    button::{Button, ButtonKind},
    icon::Glyph,
    id::fresh_id,
};
use crate::reactive::effect;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    #[default]
    Small,
    /// For forms and comparisons.
    Large,
}

/// Whether a question is open that has to be answered first: what is behind it must not change meanwhile.
pub fn is_modal_open() -> bool {
    matches!(document().query_selector("dialog:modal"), Ok(Some(_)))
}

/// Modal while `open`. Escape, the close button and a press outside ask to close by `on_close`; whether
/// it closes is for `open` to say. The focus goes to the first control or what has `autofocus`, and back
/// to where it was. `children` are made anew each time it opens; put buttons in a `dialog-actions` row.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] size: DialogSize,
    /// A press outside does not close it: for what has been typed in it.
    #[prop(optional)]
    firm: bool,
    /// Its title is its name alone and not seen, and its content reaches to the edges.
    #[prop(optional)]
    bare: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let title_id = fresh_id("dialog-title");
    let labelled_by = title_id.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    let content = StoredValue::new(children);

    // That it was closed is told later, when it may be wanted again.
    let is_closing = StoredValue::new(false);
    follow(open, dialog, is_closing);
    let canceled = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    // A browser may close it over our head, on the second Escape in a row.
    let closed = move |_| {
        let by_us = is_closing.try_update_value(std::mem::take) == Some(true);
        if !by_us && open.try_get_untracked() == Some(true) {
            on_close.run(());
        }
    };
    let pressed = move |event: ev::PointerEvent| {
        let dialog = dialog.get_untracked();
        if dialog.is_some_and(|dialog| is_outside(&dialog, &event)) && !firm {
            on_close.run(());
        }
    };
    view! {
        <dialog
            class="dialog"
            data-size=match size {
                DialogSize::Small => "small",
                DialogSize::Large => "large",
            }
            data-bare=bare.then_some("")
            aria-labelledby=labelled_by
            node_ref=dialog
            on:cancel=canceled
            on:close=closed
            on:pointerdown=pressed
        >
            <Show when=move || open.get()>
                <header class="dialog-head">
                    <h2 class="dialog-title" id=title_id.clone()>
                        {title}
                    </h2>
                </header>
                <div class="dialog-body">{content.with_value(|content| content())}</div>
                // Last in the document, so that the first control inside has the focus first.
                <span class="dialog-close">
                    <Button
                        label=controls::CLOSE
                        kind=ButtonKind::Quiet
                        icon=Glyph::Close
                        icon_only=true
                        on_press=move || on_close.run(())
                    />
                </span>
            </Show>
        </dialog>
    }
}

/// Opens and closes the element as `open` says.
fn follow(open: Signal<bool>, dialog: NodeRef<html::Dialog>, is_closing: StoredValue<bool>) {
    effect(move || {
        let is_wanted = open.get();
        let Some(dialog) = dialog.get() else {
            return;
        };
        if is_wanted && !dialog.open() {
            // In a frame its content is there, and the first control of it can have the focus.
            request_animation_frame(move || {
                if open.try_get_untracked() == Some(true) && !dialog.open() {
                    // Refused only for an element that is not in the page, where there is nothing to show.
                    let _ = dialog.show_modal();
                }
            });
        } else if !is_wanted && dialog.open() {
            is_closing.set_value(true);
            // The browser gives the focus back to what had it.
            dialog.close();
        }
    });
}

/// Whether a press was on what is around the dialog, which belongs to it as an element.
fn is_outside(dialog: &HtmlDialogElement, press: &ev::PointerEvent) -> bool {
    let frame = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(press.client_x()), f64::from(press.client_y()));
    press
        .target()
        .is_some_and(|target| dialog.is_same_node(target.dyn_ref()))
        && !((frame.left()..=frame.right()).contains(&x)
            && (frame.top()..=frame.bottom()).contains(&y))
}
