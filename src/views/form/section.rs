//! One part of a form: a heading, what it is about, and its fields.

use leptos::prelude::*;

#[component]
pub fn Section(
    /// None where the one field in it says the same.
    #[prop(optional)]
    title: Option<&'static str>,
    #[prop(optional, into)] about: MaybeProp<String>,
    children: Children,
) -> impl IntoView {
    let heading = title.map(|title| {
        view! {
            <header class="organization-form-about">
                <h2>{title}</h2>
                {move || about.get().map(|about| view! { <p>{about}</p> })}
            </header>
        }
    });
    view! {
        <section class="organization-form-section">
            {heading}
            <div class="organization-form-group">{children()}</div>
        </section>
    }
}
