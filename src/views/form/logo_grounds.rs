//! A logo as it will be met: at three sizes on three grounds, whole each time.
//! Knows an address, not where it comes from.

use canopy_text::logo::grounds as text;
use leptos::prelude::*;

const GROUNDS: [(&str, &str); 3] = [
    ("light", text::LIGHT),
    ("dark", text::DARK),
    ("checker", text::TRANSPARENT),
];
/// At sign-in, in a list, in a tree.
const SIZES: [&str; 3] = ["login", "list", "tile"];

#[component]
pub fn LogoGrounds(
    address: String,
    /// It could not be shown.
    #[prop(into)]
    on_error: Callback<()>,
) -> impl IntoView {
    let picture = |size: &'static str| {
        let address = address.clone();
        view! {
            <img
                class="logo-field-picture"
                data-size=size
                alt=""
                referrerpolicy="no-referrer"
                draggable="false"
                src=address
                on:error=move |_| on_error.run(())
            />
        }
    };
    let ground = |(ground, caption): (&'static str, &'static str)| {
        view! {
            <figure class="logo-field-place">
                <div class="logo-field-ground" data-ground=ground>{SIZES.map(picture).collect_view()}</div>
                <figcaption>{caption}</figcaption>
            </figure>
        }
    };
    view! { <div class="logo-field-grounds">{GROUNDS.map(ground).collect_view()}</div> }
}
