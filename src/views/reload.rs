//! The button that reads the workspace again, in every view of its organizations.

use canopy_text::list;
use leptos::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        icon::Glyph,
    },
    reactive::derived,
    state::workspace::use_workspace,
};

#[component]
pub fn Reload() -> impl IntoView {
    let workspace = use_workspace();
    view! {
        <Button
            label=list::RELOAD
            kind=ButtonKind::Quiet
            icon=Glyph::Retry
            icon_only=true
            busy=derived(move || workspace.organizations.is_loading())
            on_press=move || workspace.reload()
        />
    }
}
