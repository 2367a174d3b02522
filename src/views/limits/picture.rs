//! The picture of the list: each organization as wide as what it uses, its children beneath it, one's way into it and
//! back. Knows how it is painted, no sum.

use canopy_domain::{
    limits::{bands::UsageBand, icicle::Holds},
    organization::OrganizationId,
};
use canopy_text::limits::chart;
use leptos::{ev, html, prelude::*};

use super::{
    cell::cell,
    drawn::{Drawn, Matching, ROW, resource_of},
    legend::{SMALLER, ground},
    query::LimitsQuery,
    rows::LimitRows,
    selected::Selected,
};
use crate::{
    address::use_address,
    components::{
        breadcrumb::{Breadcrumb, Crumb},
        button::{Button, ButtonKind},
        disclosure::Disclosure,
        each::Each,
        icon::Glyph,
        measured::width_of,
        media::media,
        notice::Notice,
        tone::Tone,
    },
    reactive::{derived, memo},
    routes::{Route, Tab},
    state::{preferences::use_preferences, workspace::use_workspace},
};

/// Of the window, or of what a zoom leaves of it.
const LOW: &str = "(height<600px),(width<720px)";

#[component]
pub fn Picture(query: LimitsQuery, listed: Memo<LimitRows>) -> impl IntoView {
    let preferences = use_preferences();
    // It would leave no room for the table.
    let is_low = media(LOW);
    let is_shown = memo(move |_| preferences.limits_chart().unwrap_or(!is_low.get()));
    let title = derived(move || chart::title(resource_of(query)));
    let toggle = move |is_shown| preferences.set_limits_chart(is_shown);
    view! {
        <section class="limits-picture" aria-label=chart::LABEL>
            <Disclosure title controls="limits-chart" is_open=is_shown on_toggle=toggle/>
            <div id="limits-chart" class="limits-chart">
                <Show when=move || is_shown.get()><Chart query listed/></Show>
            </div>
        </section>
    }
}

#[component]
fn Chart(query: LimitsQuery, listed: Memo<LimitRows>) -> impl IntoView {
    let organizations = use_workspace().organizations;
    let ground_ref = NodeRef::<html::Div>::new();
    let drawn = Drawn::follow(organizations, query, width_of(ground_ref));
    let selected = Selected::new(query, drawn, ground_ref);
    let matching = Matching::follow(query, listed);
    let is_empty = memo(move |_| drawn.with(|drawn| drawn.icicle.cells().is_empty()));
    let is_lost =
        memo(move |_| query.top.with(Option::is_some) && drawn.with(|drawn| drawn.top.is_none()));
    view! {
        <div class="limits-picture-head">
            <p class="limits-drawn">{move || drawn.with(|drawn| drawn_words(drawn, &matching.get()))}</p>
            <Way query drawn/>
        </div>
            <Show when=move || is_lost.get()>
                <Notice
                    tone=Tone::Caution
                    live=true
                    text=chart::GONE
                />
            </Show>
            <Ground drawn selected matching/>
            {move || is_empty.get().then(|| {
                let nothing = move || chart::nothing(resource_of(query));
                view! { <p class="limits-nothing">{nothing}</p> }
            })}
            <Chosen drawn selected/>
    }
}

/// How many of the organizations are drawn each by itself, and how many of all the table lists.
fn drawn_words(drawn: &Drawn, matching: &Matching) -> String {
    let all = drawn
        .top
        .map_or(drawn.forest.len(), |top| drawn.forest.subtree(top).len());
    match matching.count() {
        Some(count) => chart::matching(count, all),
        None => chart::shown(drawn.icicle.drawn(), all),
    }
}

/// The way from all organizations to what has been stepped into.
#[component]
fn Way(query: LimitsQuery, drawn: Memo<Drawn>) -> impl IntoView {
    let crumbs = derived(move || {
        let whole = Crumb {
            label: chart::ALL_ORGANIZATIONS.into(),
            href: query.href_into(None),
        };
        let way = drawn.with(|drawn| {
            let top = drawn.top?;
            Some(drawn.forest.way_to(&drawn.forest.get(top).id))
        });
        let steps = way
            .unwrap_or_default()
            .into_iter()
            .map(|(id, label)| Crumb {
                href: query.href_into(Some(&id)),
                label,
            });
        std::iter::once(whole).chain(steps).collect()
    });
    view! { <Breadcrumb crumbs label=chart::SHOWN_IN_CHART/> }
}

#[component]
fn Ground(drawn: Memo<Drawn>, selected: Selected, matching: Memo<Matching>) -> impl IntoView {
    let wide = memo(move |_| drawn.with(|drawn| drawn.wide().collect::<Vec<u64>>()));
    let keys = derived(move || {
        let mut keys = wide.get();
        for extra in [selected.active.get(), selected.hovered.get()]
            .into_iter()
            .flatten()
        {
            if !keys.contains(&extra) && drawn.with(|drawn| drawn.place_of(extra).is_some()) {
                keys.push(extra);
            }
        }
        keys
    });
    let height = move || drawn.with(|drawn| format!("{}px", drawn.icicle.row_count() as f64 * ROW));
    let veil = move || drawn.with(|drawn| matching.with(|matching| drawn.veil(matching)));
    let frame = move || drawn.with(Drawn::frame);
    let label = move || drawn.with(|drawn| chart::tree_label(drawn.resource));
    let words = UsageBand::ALL
        .map(UsageBand::slug)
        .into_iter()
        .chain([SMALLER]);
    let shapes = words.map(|word| {
        let outline = move || drawn.with(|drawn| drawn.outline(word));
        view! { <path d=outline fill=ground(word)></path> }
    });
    view! {
        <div
            class="limits-icicle"
            role="tree"
            aria-orientation="horizontal"
            aria-label=label
            style:height=height
            node_ref=selected.ground
            on:pointermove=move |event: ev::PointerEvent| selected.move_over(&event)
            on:pointerleave=move |_| selected.hovered.set(None)
            on:click=move |event: ev::MouseEvent| selected.press(&event)
            on:keydown=move |event: ev::KeyboardEvent| selected.handle_key(&event)
            on:focusin=move |_| selected.has_focus.set(true)
            on:focusout=move |event: ev::FocusEvent| selected.leave(&event)
        >
            <svg class="limits-paint" aria-hidden="true" viewBox=frame preserveAspectRatio="none">
                {shapes.collect_view()}
                <path class="limits-veil" d=veil></path>
            </svg>
            <Each keys item=move |key| cell(key, drawn, selected, matching)/>
        </div>
    }
}

/// What there is to say of the chosen cell, and where it leads.
#[component]
fn Chosen(drawn: Memo<Drawn>, selected: Selected) -> impl IntoView {
    let (workspace, address) = (use_workspace(), use_address());
    let chosen = memo(move |_| {
        let key = selected.active.get()?;
        drawn.with(|drawn| {
            let holds = drawn.holds(key)?;
            let id: Option<OrganizationId> = match holds {
                Holds::Organization(index) => Some(drawn.forest.get(index).id.clone()),
                Holds::Smaller { .. } => None,
            };
            Some((id, drawn.title(holds), drawn.sentences(holds)))
        })
    });
    let into = memo(move |_| {
        let key = selected.active.get()?;
        drawn.with(|drawn| drawn.zoom_target(key).cloned())
    });
    let who = move || {
        let (id, title, sentences) = chosen.get()?;
        let name = match id {
            Some(id) => {
                let href = address.href(&Route::Organization(workspace.id(), id, Tab::Limits));
                view! { <a class="limits-chosen-name" href=href><bdi>{title}</bdi></a> }.into_any()
            }
            None => view! { <span class="limits-chosen-name">{title}</span> }.into_any(),
        };
        Some(view! {
            {name}
            <span class="limits-chosen-words">{sentences}</span>
        })
    };
    let step_in = move || {
        if let Some(key) = selected.active.get_untracked() {
            selected.zoom_into(key);
        }
    };
    let no_way_in = derived(move || {
        into.with(Option::is_none)
            .then(|| chart::NO_CHILDREN.to_owned())
    });
    let no_way_out = derived(move || {
        drawn
            .with(|drawn| drawn.top.is_none())
            .then(|| chart::ZOOMED_OUT.to_owned())
    });
    view! {
        <div class="limits-chosen">
            <p class="limits-chosen-text">{who}</p>
            <div class="limits-chosen-actions">
                <Button
                    label=chart::ZOOM_IN
                    kind=ButtonKind::Quiet
                    icon=Glyph::Expand
                    small=true
                    disabled_reason=no_way_in
                    on_press=step_in
                />
                <Button
                    label=chart::ZOOM_OUT
                    kind=ButtonKind::Quiet
                    icon=Glyph::Collapse
                    small=true
                    disabled_reason=no_way_out
                    on_press=move || selected.zoom_out()
                />
            </div>
        </div>
    }
}
