//! A heading inside an organization, one level below the organization's name wherever that stands.

use leptos::prelude::*;

use super::open_organization::{OpenOrganization, ShownIn};

/// Above a section; `of_card` where it is a part of one that has a heading of its own.
#[component]
pub fn Heading(
    subject: OpenOrganization,
    text: &'static str,
    #[prop(optional)] of_card: bool,
) -> impl IntoView {
    let class = if of_card {
        "organization-card-title"
    } else {
        "organization-section-title"
    };
    // The name is the title of its page, and one heading among others beside the tree.
    match (subject.place, of_card) {
        (ShownIn::Page, false) => view! { <h2 class=class>{text}</h2> }.into_any(),
        (ShownIn::Page, true) | (ShownIn::Panel, false) => {
            view! { <h3 class=class>{text}</h3> }.into_any()
        }
        (ShownIn::Panel, true) => view! { <h4 class=class>{text}</h4> }.into_any(),
    }
}
