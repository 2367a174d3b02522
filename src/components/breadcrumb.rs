//! The way from the top to where one is. Knows labels and addresses.

use canopy_text::controls;
use leptos::prelude::*;

use super::{
    button::ButtonKind,
    icon::{Glyph, Icon},
    menu::{Menu, MenuEntry, MenuItem},
};
use crate::reactive::derived;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub label: String,
    pub href: String,
}

/// The last crumb is the page itself. The first and the last two always stand there; those between are in a menu, so
/// that none of them is cut to a few letters and every ancestor stays one press away.
#[component]
pub fn Breadcrumb(
    #[prop(into)] crumbs: Signal<Vec<Crumb>>,
    #[prop(default = controls::BREADCRUMB)] label: &'static str,
) -> impl IntoView {
    let middle = derived(move || {
        crumbs.with(|crumbs| {
            let end = crumbs.len().saturating_sub(2);
            crumbs
                .get(1..end)
                .unwrap_or_default()
                .iter()
                .map(|crumb| {
                    MenuEntry::from(MenuItem::link(crumb.label.clone(), crumb.href.clone()))
                })
                .collect::<Vec<_>>()
        })
    });
    let item = move |(index, crumb): (usize, Crumb), count: usize| {
        let part = match index {
            0 => "first",
            _ => "end",
        };
        let is_here = index + 1 == count;
        let tip = crumb.label.clone();
        view! {
            <li class="breadcrumb-item" data-part=part>
                {(index > 0).then(|| view! { <Icon glyph=Glyph::ChevronRight/> })}
                <a
                    class="breadcrumb-link"
                    href=crumb.href
                    dir="auto"
                    data-tip=tip
                    data-tip-if="cut"
                    aria-current=is_here.then_some("page")
                >
                    {crumb.label}
                </a>
            </li>
        }
    };
    view! {
        <nav class="breadcrumb" aria-label=label>
            <ol class="breadcrumb-list">
                {move || {
                    let crumbs = crumbs.get();
                    let count = crumbs.len();
                    let mut items: Vec<AnyView> = crumbs
                        .into_iter()
                        .enumerate()
                        .filter(|(index, _)| *index == 0 || index + 2 >= count)
                        .map(|crumb| item(crumb, count).into_any())
                        .collect();
                    if count > 3 {
                        let more = view! {
                            <li class="breadcrumb-item" data-part="more">
                                <Icon glyph=Glyph::ChevronRight/>
                                <Menu
                                    label=controls::HIDDEN_LEVELS
                                    entries=middle
                                    kind=ButtonKind::Quiet
                                    icon=Glyph::More
                                    icon_only=true
                                    small=true
                                />
                            </li>
                        };
                        items.insert(1, more.into_any());
                    }
                    items
                }}
            </ol>
        </nav>
    }
}
