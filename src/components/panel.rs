//! What stands where data would: one sentence, what it means, and one way on.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    tone::Tone,
};

/// A page's or a pane's whole state: nothing here yet, nothing found, or it failed. `children` is the
/// one action. With [`Tone::Over`] it is announced at once.
#[component]
pub fn StatePanel(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] detail: MaybeProp<String>,
    /// What is found out later. Below the action, which must not move from under a pointer.
    #[prop(optional, into)]
    later: MaybeProp<String>,
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let glyph = icon.unwrap_or(tone.glyph());
    let line = |text: MaybeProp<String>| {
        move || {
            text.get()
                .map(|text| view! { <p class="panel-detail">{text}</p> })
        }
    };
    view! {
        <div
            class="panel"
            role=if tone == Tone::Over { "alert" } else { "status" }
            data-tone=tone.as_str()
        >
            <span class="panel-sign">
                <Icon glyph/>
            </span>
            <p class="panel-title">{title}</p>
            {line(detail)}
            {children.map(|children| view! { <div class="panel-action">{children()}</div> })}
            {line(later)}
        </div>
    }
}
