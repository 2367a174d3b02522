//! The public data of an organization, available before signing in.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State},
};
use serde::{Deserialize, Serialize};

use crate::{
    Sandbox, error::Refusal, origin::Origin, path::Path, problems::Problems, store::organizations,
};

/// Display name, logo and colors (documented: BRAND; the keys assumed: Q4).
#[derive(Serialize)]
pub struct PublicBranding {
    id: String,
    /// The organization's name where no display name is set.
    display_name: String,
    logo: Option<String>,
    colors: Colors,
}

#[derive(Serialize)]
struct Colors {
    primary: Option<Arc<str>>,
    page_background: Option<Arc<str>>,
}

pub async fn branding(
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path(id): Path<String>,
) -> Result<Json<PublicBranding>, Refusal> {
    let found = sandbox
        .store
        .read(move |tx| organizations::by_either_id(tx, &id, &origin))
        .await?;
    Ok(Json(PublicBranding {
        id: found.id.to_string(),
        display_name: found.branding.display_name.unwrap_or(found.name),
        logo: found.picture,
        colors: Colors {
            primary: found.branding.colors.primary,
            page_background: found.branding.colors.page_background,
        },
    }))
}

#[derive(Deserialize)]
pub struct ResolveQuery {
    #[serde(default)]
    login_hint: String,
}

#[derive(Serialize)]
pub struct Resolution {
    organization_id: String,
    external_id: Option<String>,
}

/// The organization a login hint picks (assumed in full: Q1).
pub async fn resolve(
    State(sandbox): State<Sandbox>,
    origin: Origin,
    query: Result<Query<ResolveQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Resolution>, Refusal> {
    let Query(ResolveQuery { login_hint }) =
        query.map_err(|_| Refusal::malformed("The query can't be read."))?;
    if login_hint.is_empty() {
        return Err(Problems::about("login_hint", "This is required."));
    }
    let found = sandbox
        .store
        .read(move |tx| organizations::by_login_hint(tx, &login_hint, &origin))
        .await?;
    Ok(Json(Resolution {
        organization_id: found.id.to_string(),
        external_id: found.external_id,
    }))
}
