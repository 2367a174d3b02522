//! The table of a comparison: organizations across, what is compared down.

use canopy_domain::{
    color::Color,
    list::comparison::{Aspect, Row, Value, compared},
    organization::OrganizationId,
    tree::forest::Index,
};
use canopy_text::compare as text;
use leptos::prelude::*;

use super::Comparison;
use crate::{
    components::{
        button::{Button, ButtonKind},
        icon::Glyph,
        tile::TileSize,
    },
    reactive::memo,
    routes::{Route, Tab},
    views::organization_tile::OrganizationTile,
};

fn rows(comparison: Comparison) -> Vec<Row> {
    let organizations = comparison.workspace.organizations;
    let (forest, statuses) = (organizations.forest(), organizations.statuses());
    compared(&forest, &statuses, &comparison.known())
}

/// How many rows differ.
pub fn status(comparison: Comparison) -> String {
    let rows = rows(comparison);
    let differing = rows.iter().filter(|row| row.differs).count();
    text::differing(differing as u64, rows.len() as u64)
}

#[component]
pub fn ComparisonTable(comparison: Comparison) -> impl IntoView {
    let all = memo(move |_| rows(comparison));
    let shown = move || {
        let only = comparison.only_differences.get();
        let rows = all.get().into_iter();
        rows.filter(|row| row.differs || !only).collect::<Vec<_>>()
    };
    let columns = memo(move |_| comparison.known().len());
    let body = move || {
        let rows = shown();
        if rows.is_empty() {
            let columns = (columns.get() + 1).to_string();
            return view! {
                <tr>
                    <td class="compare-none" colspan=columns>
                        {text::NO_DIFFERENCES}
                    </td>
                </tr>
            }
            .into_any();
        }
        rows.into_iter()
            .map(|row| row_view(comparison, row))
            .collect_view()
            .into_any()
    };
    view! {
        <div class="compare-frame" role="region" aria-label=text::TABLE tabindex="0">
            <table class="compare-table" aria-label=text::TITLE>
                <thead>
                    <tr>
                        <th class="compare-aspect" scope="col">
                            {text::ASPECT}
                        </th>
                        {move || heads(comparison)}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn heads(comparison: Comparison) -> impl IntoView {
    let known = comparison.known();
    known
        .into_iter()
        .map(|index| head(comparison, index))
        .collect_view()
}

fn head(comparison: Comparison, index: Index) -> impl IntoView {
    let forest = comparison.workspace.organizations.forest();
    let organization = forest.get(index);
    let (id, name) = (organization.id.clone(), organization.title().to_owned());
    let workspace = comparison.workspace.id();
    let page = Route::Organization(workspace, id.clone(), Tab::Overview);
    let leave = move || comparison.leaves_out(&id);
    view! {
        <th class="compare-head" scope="col">
            <span class="compare-organization">
                <a href=comparison.address.href(&page) dir="auto">
                    {name.clone()}
                </a>
                <Button
                    label=text::remove(&name)
                    kind=ButtonKind::Quiet
                    icon=Glyph::Close
                    icon_only=true
                    small=true
                    on_press=leave
                />
            </span>
        </th>
    }
}

fn row_view(comparison: Comparison, row: Row) -> impl IntoView {
    let Row {
        aspect,
        values,
        differs,
    } = row;
    let forest = comparison.workspace.organizations.forest();
    let known = comparison.known();
    let ids = known.into_iter().map(|index| forest.get(index).id.clone());
    let cells = ids.zip(values).map(|(id, value)| {
        view! {
            <td class="compare-value" dir="auto">
                {value_view(comparison, aspect, &id, value)}
            </td>
        }
    });
    let sign = differs.then(|| {
        view! {
            <span class="compare-sign" role="img" aria-label=text::DIFFERENT data-tip=text::DIFFERENT>
                "≠"
            </span>
        }
    });
    view! {
        <tr class="compare-row" data-differs=differs.then_some("")>
            <th class="compare-aspect" scope="row">
                {text::aspect(aspect)}
                {sign}
            </th>
            {cells.collect_view()}
        </tr>
    }
}

/// The color as a stylesheet takes it; nothing where it is none.
fn swatch(color: &str) -> Option<String> {
    Color::parse(color).ok().map(|color| color.to_string())
}

fn value_view(
    comparison: Comparison,
    aspect: Aspect,
    id: &OrganizationId,
    value: Value,
) -> AnyView {
    let Some(words) = text::value(&value) else {
        return view! { <span class="compare-missing">{text::NONE}</span> }.into_any();
    };
    match (aspect, value) {
        (Aspect::BillingAccount, _) => {
            let title = comparison.workspace.billing_account_title(&words);
            view! { {title} }.into_any()
        }
        (_, Value::Color(Some(color))) => view! {
            <span class="compare-color">
                <span class="compare-swatch" style:--compare-color=swatch(&color)></span>
                <code>{words}</code>
            </span>
        }
        .into_any(),
        (_, Value::Logo(picture)) => {
            let forest = comparison.workspace.organizations.forest();
            let name = forest.find(id).map(|known| known.title().to_owned());
            view! {
                <OrganizationTile
                    id=id.to_string()
                    name=name.unwrap_or_default()
                    picture=Signal::stored(picture)
                    size=TileSize::Large
                />
                <span class="compare-address">{words}</span>
            }
            .into_any()
        }
        (Aspect::ExternalId | Aspect::LoginHint, _) => view! { <code>{words}</code> }.into_any(),
        _ => view! { {words} }.into_any(),
    }
}
