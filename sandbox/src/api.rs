//! Every route of the sandbox, in one table.

mod billing_accounts;
mod faults;
mod members;
mod organizations;
mod public;
mod reports;
mod tokens;
mod tree;
mod violations;
mod workspaces;

use axum::{
    Router,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Serialize;

use crate::{Sandbox, console, error::Refusal, pictures};

/// A list response (documented: LIST, WS-LIST, MEM-LIST, BA-LIST). It is always complete, so
/// `has_more` is always false (Q26).
#[derive(Serialize)]
struct List<T> {
    data: Vec<T>,
    has_more: bool,
}

impl<T> List<T> {
    fn of(data: Vec<T>) -> Self {
        Self {
            data,
            has_more: false,
        }
    }
}

pub fn routes() -> Router<Sandbox> {
    Router::new()
        // Documented: WS-*.
        .route(
            "/workspaces",
            get(workspaces::list).post(workspaces::create),
        )
        .route(
            "/workspaces/{workspace}",
            get(workspaces::retrieve)
                .patch(workspaces::update)
                .delete(workspaces::archive),
        )
        // Documented: MEM-LIST, BA-LIST, BA-GET.
        .route("/workspaces/{workspace}/members", get(members::list))
        .route(
            "/workspaces/{workspace}/billing-accounts",
            get(billing_accounts::list),
        )
        .route(
            "/workspaces/{workspace}/billing-accounts/{account}",
            get(billing_accounts::retrieve),
        )
        .route(
            "/workspaces/{workspace}/billing-accounts/{account}/subscriptions",
            get(billing_accounts::subscriptions),
        )
        .merge(organization_routes())
        // Documented: BRAND. The second assumed: Q1.
        .route(
            "/organizations/{organization}/branding",
            get(public::branding),
        )
        .route("/organizations/resolve", get(public::resolve))
        // The sandbox's own.
        .route("/sandbox/tokens", post(tokens::create))
        .route(
            "/sandbox/faults",
            get(faults::list).post(faults::add).delete(faults::clear),
        )
        .route(
            crate::violations::ADDRESS,
            get(violations::list).post(violations::add),
        )
        .route("/sandbox/pictures/{file}", get(pictures::show))
        .route("/openapi.yaml", get(openapi))
        .route("/config.json", get(console::config))
        .method_not_allowed_fallback(async || Refusal::method_not_allowed())
}

fn organization_routes() -> Router<Sandbox> {
    Router::new()
        // Documented: LIST, CREATE, GET, UPDATE, DELETE.
        .route(
            "/workspaces/{workspace}/organizations",
            get(organizations::list).post(organizations::create),
        )
        .route(
            "/workspaces/{workspace}/organizations/{organization}",
            get(organizations::retrieve)
                .patch(organizations::update)
                .delete(organizations::delete),
        )
        // Documented: CHILD, PARENT, LIMITS, OLD list-all-descendants. GET children inferred: LOG 2025-06-19 (Q2).
        .route(
            "/workspaces/{workspace}/organizations/{organization}/children",
            get(tree::children).post(organizations::create_child),
        )
        .route(
            "/workspaces/{workspace}/organizations/{organization}/descendants",
            get(tree::descendants),
        )
        .route(
            "/workspaces/{workspace}/organizations/{organization}/parent",
            get(tree::parent),
        )
        .route(
            "/workspaces/{workspace}/organizations/{organization}/limits",
            get(reports::limits),
        )
        // Documented: PDF. The CSV's path assumed: Q3. Both win over `{organization}`.
        .route(
            "/workspaces/{workspace}/organizations/usage.pdf",
            get(reports::usage_pdf),
        )
        .route(
            "/workspaces/{workspace}/organizations/usage.csv",
            get(reports::usage_csv),
        )
}

async fn openapi() -> Response {
    (
        [(header::CONTENT_TYPE, "application/yaml")],
        include_str!("openapi.yaml"),
    )
        .into_response()
}
