//! A row of the tree: one element that shows whichever organization is scrolled to it. Knows one row, not the tree.

use canopy_domain::{
    forest::Forest,
    limits::Resource,
    organization::OrganizationId,
    search,
    standing::{Standing, Standings},
    visible::VisibleRow,
    wording::{counted, grouped, known_count},
};
use leptos::{attr::custom::custom_attribute, ev, html, prelude::*};

use super::explorer::Explorer;
use crate::{
    boxed::{derived, effect, memo},
    components::{
        highlight::Highlight,
        icon::{Glyph, Icon},
        meter::Meter,
        row_press::{Way, begin_press, open_tab, way},
    },
    views::{organization_tile::OrganizationTile, usage_meter::bound},
};

/// What the row says.
#[derive(Clone, PartialEq)]
struct Facts {
    id: OrganizationId,
    name: String,
    marks: Vec<(usize, usize)>,
    picture: Option<String>,
    row: VisibleRow,
    children: u64,
    below: u64,
    locations: Standing,
    users: Standing,
    is_odd: bool,
}

impl Facts {
    fn of(forest: &Forest, standings: &Standings, row: VisibleRow, terms: &[String]) -> Self {
        let organization = forest.get(row.index);
        let name = organization.title().to_owned();
        Self {
            id: organization.id.clone(),
            marks: if row.matched {
                search::marks(&name, terms)
            } else {
                Vec::new()
            },
            name,
            picture: organization.picture.clone(),
            row,
            children: forest.child_count(row.index) as u64,
            below: forest.descendants(row.index).len() as u64,
            locations: standings.of(forest, row.index, Resource::Locations),
            users: standings.of(forest, row.index, Resource::Users),
            is_odd: !forest.anomalies(row.index).is_empty(),
        }
    }

    /// What is read aloud after the name.
    fn words(&self) -> String {
        let mut words = Vec::new();
        if self.below > 0 {
            words.push(counted(self.children, "child", "children"));
            words.push(format!("{} below", grouped(self.below)));
        }
        words.push(format!("locations {}", self.locations.words()));
        words.push(format!("users {}", self.users.words()));
        if self.is_odd {
            words.push("does not fit its place".into());
        }
        words.join(", ")
    }
}

#[component]
pub fn Row(explorer: Explorer, at: Signal<Option<usize>>) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let facts = memo(move |_| {
        let rows = explorer.rows.get();
        let row = *rows.rows.get(at.get()?)?;
        let standings = explorer.state.estate.standings();
        Some(
            explorer
                .terms
                .with(|terms| Facts::of(&rows.forest, &standings, row, terms)),
        )
    });
    let told =
        move |tell: fn(&Facts) -> String| move || facts.with(|facts| facts.as_ref().map(tell));
    let text = move |tell: fn(&Facts) -> String| {
        derived(move || {
            facts
                .with(|facts| facts.as_ref().map(tell))
                .unwrap_or_default()
        })
    };
    let is_active = memo(move |_| at.get().is_some() && explorer.active_row.get() == at.get());
    let is_selected = memo(move |_| {
        explorer.selected.with(|selected| {
            facts.with(|facts| match (selected, facts) {
                (Some(selected), Some(facts)) => *selected == facts.id,
                _ => false,
            })
        })
    });
    follow_the_keyboard(explorer, is_active, element);

    let open = move |event: ev::MouseEvent| {
        let id = facts.with_untracked(|facts| facts.as_ref().map(|facts| facts.id.clone()));
        match (way(&event), id) {
            (Some(Way::Here), Some(id)) => explorer.open(id),
            (Some(Way::NewTab), Some(id)) => open_tab(&explorer.href(id)),
            _ => {}
        }
    };
    let toggle = move |event: ev::MouseEvent| {
        let can_open = facts.with_untracked(|facts| {
            facts
                .as_ref()
                .is_some_and(|facts| facts.row.expanded.is_some())
        });
        if let (true, Some(row)) = (can_open, at.get_untracked()) {
            event.stop_propagation();
            explorer.toggle(row);
        }
    };
    let arrive = move |_: ev::FocusEvent| {
        if let Some(id) = facts.with_untracked(|facts| facts.as_ref().map(|facts| facts.id.clone()))
        {
            explorer.arrive_at(id);
        }
    };
    let is_shown = move || facts.with(Option::is_some);
    view! {
        <div
            class="tree-row"
            role=move || is_shown().then_some("treeitem")
            aria-posinset=told(|facts| facts.row.position.to_string())
            aria-setsize=told(|facts| facts.row.siblings.to_string())
            aria-expanded=move || facts.with(|facts| Some(facts.as_ref()?.row.expanded?.to_string()))
            aria-selected=move || is_shown().then(|| is_selected.get().to_string())
            tabindex=move || is_shown().then(|| if is_active.get() { "0" } else { "-1" })
            data-quiet=move || facts.with(|facts| {
                let facts = facts.as_ref()?;
                (explorer.matches.with(Option::is_some) && !facts.row.matched).then_some("")
            })
            style:--tree-level=told(|facts| facts.row.level.saturating_sub(1).to_string())
            // Leptos has no name for this one.
            {..custom_attribute("aria-level", told(|facts| facts.row.level.to_string()))}
            node_ref=element
            on:click=open
            on:auxclick=open
            on:mousedown=|event| begin_press(&event)
            on:focusin=arrive
        >
            // First in the document, so that it is what one hears first; the grid puts it in its place.
            <span class="tree-name" data-tip=told(|facts| facts.name.clone())>
                <Highlight
                    text=text(|facts| facts.name.clone())
                    ranges=derived(move || {
                        facts.with(|facts| facts.as_ref().map(|facts| facts.marks.clone())).unwrap_or_default()
                    })
                />
            </span>
            <span class="visually-hidden">{move || facts.with(|facts| facts.as_ref().map(Facts::words))}</span>
            <span
                class="tree-toggle"
                aria-hidden="true"
                on:click=toggle
                on:auxclick=|event: ev::MouseEvent| event.stop_propagation()
            >
                <Icon glyph=Glyph::ChevronRight/>
            </span>
            <span class="tree-logo" aria-hidden="true">
                <OrganizationTile
                    id=text(|facts| facts.id.to_string())
                    name=text(|facts| facts.name.clone())
                    picture=derived(move || facts.with(|facts| facts.as_ref()?.picture.clone()))
                />
            </span>
            <span class="tree-odd" aria-hidden="true" hidden=move || !facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.is_odd))>
                <Icon glyph=Glyph::Warning/>
            </span>
            <span
                class="tree-count"
                aria-hidden="true"
                data-tip=told(|facts| format!(
                    "{}, {} below",
                    counted(facts.children, "child", "children"),
                    grouped(facts.below),
                ))
            >
                {told(|facts| match (facts.children, facts.below) {
                    (_, 0) => String::new(),
                    (children, below) if children == below => grouped(children),
                    (children, below) => format!("{} / {}", grouped(children), grouped(below)),
                })}
            </span>
            <Use standing=derived(move || facts.with(|facts| facts.as_ref().map(|facts| facts.locations))) resource=Resource::Locations/>
            <Use standing=derived(move || facts.with(|facts| facts.as_ref().map(|facts| facts.users))) resource=Resource::Users/>
        </div>
    }
}

/// A number over a thin bar; its words are in the tip, and read aloud with the row.
#[component]
fn Use(standing: Signal<Option<Standing>>, resource: Resource) -> impl IntoView {
    let known = move || standing.get();
    view! {
        <span
            class="tree-use"
            aria-hidden="true"
            data-resource=resource.key()
            data-tip=move || known().map(|standing| format!("{}: {}", resource.label(), standing.words()))
        >
            <Meter
                used=derived(move || known().map_or(0, |standing| standing.subtree_use))
                bound=derived(move || known().map_or(crate::components::meter::Bound::Unbounded, |standing| bound(&standing)))
                text=derived(move || {
                    known()
                        .map(|standing| known_count(standing.subtree_use, !standing.lacks.subtree_use))
                        .unwrap_or_default()
                })
            />
        </span>
    }
}

/// Takes the keyboard when it comes to the row, and counts whether any element has that row.
fn follow_the_keyboard(explorer: Explorer, is_active: Memo<bool>, element: NodeRef<html::Div>) {
    Effect::new(move |was: Option<bool>| {
        let is = is_active.get();
        if is != was.unwrap_or(false) {
            explorer
                .drawn
                .update(|drawn| *drawn += if is { 1 } else { -1 });
        }
        is
    });
    effect(move || {
        if is_active.get() && explorer.focused.get() {
            // The element may have been hidden until now, and is shown in this very turn.
            queue_microtask(move || {
                if let Some(element) = element.get_untracked() {
                    // Where the browser refuses the focus the row is still marked.
                    let _ = element.focus();
                }
            });
        }
    });
}
