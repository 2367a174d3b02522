//! The shape of what is coming. Its style lets it be seen only after a moment; it measures no time itself.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonShape {
    /// Rows of a table or a tree: a tile, a name, figures at the end.
    #[default]
    Rows,
    /// A title over paragraphs.
    Text,
    /// Labels over controls.
    Form,
}

impl SkeletonShape {
    const fn as_str(self) -> &'static str {
        match self {
            SkeletonShape::Rows => "rows",
            SkeletonShape::Text => "text",
            SkeletonShape::Form => "form",
        }
    }
}

/// `label` is what is announced: "Loading organizations".
#[component]
pub fn Skeleton(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] shape: SkeletonShape,
    #[prop(default = 8)] lines: usize,
) -> impl IntoView {
    let line = |_| view! { <span class="skeleton-line"></span> };
    view! {
        <div class="skeleton" role="status" data-shape=shape.as_str()>
            <span class="visually-hidden">{label}</span>
            {(0..lines).map(line).collect_view()}
        </div>
    }
}
