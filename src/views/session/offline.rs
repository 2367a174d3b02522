//! Says that the browser is offline, once, as long as it is.

use canopy_text::session::OFFLINE;
use leptos::prelude::*;

use crate::{
    components::{notice::Notice, tone::Tone},
    state::connection::is_online,
};

#[component]
pub fn OfflineNotice() -> impl IntoView {
    let is_online = is_online();
    view! {
        <Show when=move || !is_online.get()>
            <Notice tone=Tone::Caution live=true text=OFFLINE/>
        </Show>
    }
}
