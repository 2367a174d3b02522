//! What stands at an address that means nothing.

use canopy_text::shell::not_found as text;
use leptos::prelude::*;

use crate::{
    address::use_address,
    components::{icon::Glyph, panel::StatePanel, title::Title},
    routes::Route,
};

#[component]
pub fn NotFound() -> impl IntoView {
    let home = use_address().href(&Route::Home);
    view! {
        <Title text=text::TITLE/>
        <div class="gate">
            <h1 class="visually-hidden">{text::TITLE}</h1>
            <StatePanel
                icon=Glyph::Search
                title=text::TITLE
                detail=text::ADVICE
            >
                <a class="button" data-kind="secondary" href=home>{text::HOME}</a>
            </StatePanel>
        </div>
    }
}
