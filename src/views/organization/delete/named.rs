//! The organizations a deletion concerns, by name, the rest by number.

use canopy_domain::changes::deletion::{Cut, Deletion, InUse};
use canopy_text::deletion as text;
use leptos::prelude::*;

use super::super::{
    linked::{Linked, Mention},
    open_organization::OpenOrganization,
};

/// Everything that goes with it.
#[component]
pub fn NamedBelow(deletion: Memo<Option<Deletion>>) -> impl IntoView {
    move || {
        let below = deletion.get()?.below;
        let head = text::also_deleted(below.count() as u64);
        let items = below.first.into_iter().map(|one| {
            // Deeper levels step in, as in the tree.
            let level = one.level.to_string();
            view! { <li style:--delete-level=level><bdi>{one.name}</bdi></li> }
        });
        Some(view! {
            <div>
                <p>{head}</p>
                <ul class="delete-list" aria-label=text::ALSO_DELETED>
                    {items.collect_view()}
                    <More count=below.more/>
                </ul>
            </div>
        })
    }
}

/// Those that stand in its way, each a link to where that can be changed.
#[component]
pub fn NamedInUse(subject: OpenOrganization, in_use: Cut<InUse>) -> impl IntoView {
    let more = in_use.more;
    let is_empty = in_use.first.is_empty();
    let items = in_use.first.into_iter().map(|one| {
        let mention = Mention {
            id: one.id,
            name: one.name,
        };
        view! {
            <li>
                <Linked subject mention/>
                <span class="delete-used">{text::used(&one.used)}</span>
            </li>
        }
    });
    let items = items.collect_view();
    (!is_empty).then(|| {
        view! {
            <ul class="delete-list" aria-label=text::IN_USE>
                {items}
                <More count=more/>
            </ul>
        }
    })
}

#[component]
fn More(count: usize) -> impl IntoView {
    (count > 0).then(|| view! { <li class="delete-more">{text::and_more(count as u64)}</li> })
}
