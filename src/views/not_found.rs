//! What stands at an address that means nothing.

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
        <Title text="No such page"/>
        <div class="gate">
            <h1 class="visually-hidden">"No such page"</h1>
            <StatePanel
                icon=Glyph::Search
                title="There is no such page"
                detail="The link may be old, or cut short on its way."
            >
                <a class="button" data-kind="secondary" href=home>"Go to the organizations"</a>
            </StatePanel>
        </div>
    }
}
