//! The head of an organization: its logo and names, its parent, the ones beside it to step through, and what can be
//! done with it.

use canopy_domain::unicode::unseen::is_blank;
use canopy_text::{
    compare::COMPARE_WITH,
    organization::head as text,
    workspace::{create_block, write_block},
};
use leptos::prelude::*;

use super::{
    delete::DeleteDialog,
    linked::{Linked, Mention},
    open_organization::{Loaded, OpenOrganization, ShownIn},
    steps::Steps,
};
use crate::{
    components::{
        button::{Button, ButtonKind},
        icon::{Glyph, Icon},
        menu::{Menu, MenuItem},
        placement::Align,
        tile::TileSize,
    },
    composed::composed,
    reactive::{derived, effect, memo},
    state::overlays::{Overlay, use_overlays},
    views::organization_tile::OrganizationTile,
};

#[component]
pub fn Head(subject: OpenOrganization) -> impl IntoView {
    let state = subject.state;
    let known =
        move |read: fn(&Loaded) -> String| derived(move || subject.read(read).unwrap_or_default());
    let name = move || subject.title();
    let title = match subject.place {
        ShownIn::Page => view! { <h1 class="page-title" dir="auto">{name}</h1> }.into_any(),
        ShownIn::Panel => view! { <h2 class="page-title" dir="auto">{name}</h2> }.into_any(),
    };
    let back = (subject.place == ShownIn::Panel).then(|| {
        view! {
            <a class="organization-back" href=move || subject.tree_href()>
                <span class="organization-back-icon"><Icon glyph=Glyph::ChevronRight/></span>
                {text::BACK_TO_TREE}
            </a>
        }
    });
    let elsewhere = match subject.place {
        ShownIn::Page => text::SHOW_IN_TREE,
        ShownIn::Panel => text::OPEN_PAGE,
    };
    let parent_id = memo(move |_| subject.id.get());
    view! {
        {back}
        <header class="organization-head">
            <OrganizationTile
                id=known(|known| known.organization.id.to_string())
                name=known(|known| known.organization.title().to_owned())
                picture=derived(move || subject.read(|known| known.organization.picture.clone()).flatten())
                size=TileSize::Large
            />
            <div class="organization-heading">
                {title}
                <p class="organization-about">
                    <DisplayName subject/>
                    <Parent subject/>
                </p>
            </div>
            <div class="organization-actions">
                <Steps subject/>
                <a class="button" href=move || subject.elsewhere()>{elsewhere}</a>
                <Button
                    attr:data-leads-to=move || subject.edit_href()
                    label=text::EDIT
                    disabled_reason=derived(move || subject.id.with(|id| state.write_block_of(id)).map(write_block))
                    on_press=move || subject.go_to(|| subject.edit_href())
                />
                <Button
                    attr:data-leads-to=move || subject.new_child_href()
                    label=text::CREATE_CHILD
                    kind=ButtonKind::Primary
                    icon=Glyph::Plus
                    disabled_reason=derived(move || parent_id.with(|id| state.create_block(Some(id))).map(create_block))
                    on_press=move || subject.go_to(|| subject.new_child_href())
                />
                <More subject/>
            </div>
        </header>
    }
}

/// What is seldom done with it.
#[component]
fn More(subject: OpenOrganization) -> impl IntoView {
    let deletes = RwSignal::new(false);
    let block = derived(move || {
        let block = subject.id.with(|id| subject.state.write_block_of(id));
        block.map(write_block)
    });
    let ask = Callback::new(move |()| deletes.set(true));
    let overlays = use_overlays();
    effect(move || {
        if overlays.wanted() == Some(Overlay::Delete) {
            overlays.close();
            deletes.set(true);
        }
    });
    let delete = MenuItem::run(text::DELETE, ask)
        .icon(Glyph::Trash)
        .danger()
        .disabled_reason(block);
    let compare = Callback::new(move |()| overlays.open(Overlay::Compare));
    let compare = MenuItem::run(COMPARE_WITH, compare).icon(Glyph::Columns);
    let entries = Signal::stored(vec![compare.into(), delete.into()]);
    view! {
        <Menu label=text::MORE_ACTIONS entries icon=Glyph::More icon_only=true align=Align::End/>
        <DeleteDialog subject open=deletes/>
    }
}

/// What its users call it, where that is another name.
#[component]
fn DisplayName(subject: OpenOrganization) -> impl IntoView {
    let shown = memo(move |_| {
        let read = |known: &Loaded| {
            let organization = &known.organization;
            let name = organization
                .branding
                .display_name
                .as_deref()
                .map(str::trim)
                .unwrap_or_default();
            let is_other = composed(name) != composed(organization.name.trim());
            (!is_blank(name) && is_other).then(|| name.to_owned())
        };
        subject.read(read).flatten()
    });
    move || {
        shown.get().map(|name| {
            view! {
                <span class="organization-display-name">{text::SHOWN_AS}" "<bdi>{name}</bdi></span>
            }
        })
    }
}

#[component]
fn Parent(subject: OpenOrganization) -> impl IntoView {
    let parent = memo(move |_| {
        subject.read(|known| match known.forest.parent(known.index) {
            Some(parent) => Some(Mention::of(&known.forest, parent)),
            None => {
                let id = known.organization.parent_org_id.clone()?;
                Some(Mention {
                    name: id.to_string(),
                    id,
                })
            }
        })
    });
    move || match parent.get().flatten() {
        Some(mention) => {
            view! { <span>{text::CHILD_OF}" "<Linked subject mention/></span> }.into_any()
        }
        None => view! { <span>{text::ROOT}</span> }.into_any(),
    }
}
