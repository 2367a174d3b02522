//! A choice of the palette as it is drawn.

use std::sync::Arc;

use canopy_domain::{
    list::listing::row_path,
    organization::{Organization, OrganizationId},
    tree::{
        forest::{Forest, Index},
        search::{cut, marks},
    },
};
use leptos::prelude::*;

use super::{actions::Actions, entry::Entry};
use crate::{
    components::{
        combobox::Choice,
        highlight::Highlight,
        icon::{Glyph, Icon},
    },
    routes::query::SEARCH,
    views::organization_tile::OrganizationTile,
};

/// An organization, and where it is.
pub struct Found {
    pub organization: Arc<Organization>,
    pub place: String,
}

pub fn organization_choice(
    actions: Actions,
    forest: &Forest,
    index: Index,
    terms: &[String],
    pick: fn(Actions, OrganizationId),
) -> Choice {
    let organization = Arc::clone(forest.get(index));
    let id = organization.id.clone();
    let place = row_path(forest, index).text;
    let pick = Callback::new(move |()| pick(actions, id.clone()));
    drawn_choice(
        Found {
            organization,
            place,
        },
        terms,
        pick,
    )
}

pub fn drawn_choice(found: Found, terms: &[String], pick: Callback<()>) -> Choice {
    let Found {
        organization,
        place,
    } = found;
    let found_by = found_by(&organization, terms);
    let ranges = marks(organization.title(), terms);
    let content = move || {
        let title = organization.title().to_owned();
        let (detail, found) = found_by
            .clone()
            .unwrap_or_else(|| (place.clone(), Vec::new()));
        view! {
            <OrganizationTile
                id=organization.id.to_string()
                name=title.clone()
                picture=Signal::stored(organization.picture.clone())
            />
            <span class="palette-name"><Highlight text=title ranges=Signal::stored(ranges.clone())/></span>
            <span class="palette-detail">
                {(!detail.is_empty()).then(|| view! { <Highlight text=detail ranges=Signal::stored(found)/> })}
            </span>
        }
        .into_any()
    };
    Choice {
        content: content.into(),
        pick,
    }
}

pub fn command_choice(actions: Actions, entry: Entry) -> Choice {
    let drawn = entry.clone();
    let content = move || {
        view! {
            <span class="palette-sign"><Icon glyph=drawn.glyph()/></span>
            <span class="palette-name">{drawn.title.clone()}</span>
            <span class="palette-detail" dir="auto">{drawn.detail.clone()}</span>
            {drawn.key().map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
        }
        .into_any()
    };
    Choice {
        content: content.into(),
        pick: Callback::new(move |()| entry.run(actions)),
    }
}

/// The way to what there is no room for.
pub fn rest_choice(actions: Actions, title: String, query: &str) -> Choice {
    let query = query.to_owned();
    let open = move |()| actions.open_list(&[(SEARCH, cut(query.trim()))]);
    signed_choice(Glyph::List, title, Callback::new(open))
}

/// Searches where nothing was searched yet.
pub fn search_choice(title: String, pick: Callback<()>) -> Choice {
    signed_choice(Glyph::Search, title, pick)
}

fn signed_choice(glyph: Glyph, title: String, pick: Callback<()>) -> Choice {
    let content = move || {
        view! {
            <span class="palette-sign"><Icon glyph/></span>
            <span class="palette-name">{title.clone()}</span>
        }
        .into_any()
    };
    Choice {
        content: content.into(),
        pick,
    }
}

/// Where it was found, if not by its title, and what to mark there.
fn found_by(
    organization: &Organization,
    terms: &[String],
) -> Option<(String, Vec<(usize, usize)>)> {
    let has_marks = |text: &str| !marks(text, terms).is_empty();
    if terms.is_empty() || has_marks(organization.title()) {
        return None;
    }
    let branding = &organization.branding;
    let others = [
        branding.display_name.as_deref(),
        branding.login_hint.as_deref(),
        Some(organization.id.as_str()),
        organization.external_id.as_deref(),
    ];
    let text = others.into_iter().flatten().find(|text| has_marks(text))?;
    Some((text.to_owned(), marks(text, terms)))
}
