//! A place files are dropped on, pasted to, or chosen for.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, EventTarget, File, FileList, Node};

use super::{button::Button, icon::Glyph};

/// `on_files` gets at least one file; what is not a file is left to the browser. Pasting works while the
/// focus is inside. `label` names the button that opens the browser's chooser; `accept` only narrows what
/// that chooser offers. `children` is what the place shows.
#[component]
pub fn FileDrop(
    #[prop(into)] label: Signal<String>,
    /// What the file input itself is called, for those who reach it without the button.
    name: &'static str,
    #[prop(into)] on_files: Callback<Vec<File>>,
    accept: &'static str,
    children: Children,
) -> impl IntoView {
    let chooser = NodeRef::<html::Input>::new();
    let is_over = RwSignal::new(false);
    let dragged = move |event: ev::DragEvent| {
        if event.data_transfer().is_some_and(|data| has_files(&data)) {
            event.prevent_default();
            is_over.set(true);
        }
    };
    let left = move |event: ev::DragEvent| {
        if is_leaving(&event) {
            is_over.set(false);
        }
    };
    let take = move |event: &ev::Event, data: Option<DataTransfer>| {
        let files = listed(data.and_then(|data| data.files()));
        if !files.is_empty() {
            event.prevent_default();
            on_files.run(files);
        }
    };
    let dropped = move |event: ev::DragEvent| {
        is_over.set(false);
        take(&event, event.data_transfer());
    };
    let pasted = move |event: ev::ClipboardEvent| take(&event, event.clipboard_data());
    let chosen = move |event: ev::Event| {
        let files = take_chosen(&event);
        if !files.is_empty() {
            on_files.run(files);
        }
    };
    view! {
        <div
            class="file-drop"
            data-over=move || is_over.get().then_some("")
            on:dragenter=dragged
            on:dragover=dragged
            on:dragleave=left
            on:drop=dropped
            on:paste=pasted
        >
            {children()}
            <input
                class="file-drop-chooser"
                type="file"
                hidden
                aria-label=name
                accept=accept
                node_ref=chooser
                on:change=chosen
            />
            <Button
                label
                icon=Glyph::Upload
                on_press=move || {
                    if let Some(chooser) = chooser.get_untracked() {
                        chooser.click();
                    }
                }
            />
        </div>
    }
}

/// Whether what is dragged leaves the place itself, and not one of its parts for another.
fn is_leaving(event: &ev::DragEvent) -> bool {
    let node = |target: Option<EventTarget>| target?.dyn_into::<Node>().ok();
    let (place, into) = (node(event.current_target()), node(event.related_target()));
    !place.is_some_and(|place| place.contains(into.as_ref())) || into.is_none()
}

/// What was chosen in the browser's chooser.
fn take_chosen(event: &ev::Event) -> Vec<File> {
    let input = event_target::<web_sys::HtmlInputElement>(event);
    let files = listed(input.files());
    // So that choosing the same file again is heard again.
    input.set_value("");
    files
}

fn has_files(data: &DataTransfer) -> bool {
    data.types()
        .iter()
        .any(|kind| kind.as_string().as_deref() == Some("Files"))
}

fn listed(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.get(index))
        .collect()
}
