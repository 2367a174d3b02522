//! An organization's logo, or its initials.
//! Knows which addresses from the API are fit for a picture, and no size by itself.

use leptos::prelude::*;

use crate::{
    components::tile::{Tile, TileSize},
    reactive::derived,
    state::{session::use_session, shown_picture::shown},
};

#[component]
pub fn OrganizationTile(
    #[prop(into)] id: Signal<String>,
    #[prop(into)] name: Signal<String>,
    /// As the API gave it.
    #[prop(into)]
    picture: Signal<Option<String>>,
    #[prop(optional)] size: TileSize,
) -> impl IntoView {
    let api_base = use_session().configuration().api_base_url;
    let picture = derived(move || {
        let address = picture.get()?;
        shown(&address, &api_base)
    });
    view! { <Tile name seed=id picture size/> }
}
