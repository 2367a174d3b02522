//! The reports of limits that a workspace keeps: each is asked for once, whoever shows it, and again when it may say
//! something else.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use canopy::state::workspace::WorkspaceState;
use canopy_domain::{
    limits::report::LimitsReport,
    organization::{
        Organization, OrganizationId,
        limits::{Limit, Resource},
    },
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    creating::{Api, workspace},
    page::{Page, frame, until},
};

const CALL: &str = "GET /workspaces/ws_1/organizations/parent/limits";

/// The API has a parent, its child and their reports; while `self.refused` is set, no report.
const REPORTS: &str = r#"
    if (path.endsWith('/organizations')) return answer(200, { data: [
        { id: 'parent', name: 'Parent' }, { id: 'child', name: 'Child', parent_org_id: 'parent' },
    ] });
    if (path.endsWith('/limits')) return self.refused
        ? answer(403, { message: 'No.' })
        : answer(200, { limits: [{ type: 'users', total: 5 }] });
"#;

fn parent() -> OrganizationId {
    "parent".into()
}

fn refuse(is_refused: bool) {
    let window = web_sys::window().unwrap();
    js_sys::Reflect::set(&window, &"refused".into(), &is_refused.into()).unwrap();
}

/// A workspace whose list has come.
async fn entered(console: &Owner) -> WorkspaceState {
    let workspace = console.with(workspace);
    until("the list has come", || {
        untrack(|| workspace.organizations.has_arrived())
    })
    .await;
    frame().await;
    workspace
}

/// A page that shows the parent's report, until it is cleaned up.
fn page(
    console: &Owner,
    workspace: WorkspaceState,
) -> (Owner, canopy::state::remote::Remote<LimitsReport>) {
    let page = console.with(Owner::new);
    let report = page.with(|| workspace.limits_reports.of(&parent()));
    (page, report)
}

fn limited() -> Organization {
    let mut organization = Organization::named("parent", "Parent");
    organization.limits.set(Resource::Users, Limit::of(3));
    organization
}

#[wasm_bindgen_test]
async fn whoever_shows_a_report_second_sends_no_second_request() {
    refuse(false);
    let (_page, api, console) = (Page::show(|| ()), Api::where_first(REPORTS), Owner::new());
    let workspace = entered(&console).await;
    let (first, report) = page(&console, workspace);
    let (_second, same) = page(&console, workspace);
    until("the report has come", || untrack(|| report.has_value())).await;
    assert!(untrack(|| same.has_value()));
    let (third, _) = page(&console, workspace);
    first.cleanup();
    third.cleanup();
    assert!(untrack(|| same.has_value()), "another page still shows it");
    frame().await;
    assert_eq!(api.count(CALL), 1);
    console.cleanup();
}

#[wasm_bindgen_test]
async fn whoever_comes_back_finds_the_report_and_what_was_not_answered_is_asked_for_again() {
    refuse(true);
    let (_page, api, console) = (Page::show(|| ()), Api::where_first(REPORTS), Owner::new());
    let workspace = entered(&console).await;
    let (left, report) = page(&console, workspace);
    until("it is refused", || untrack(|| report.error().is_some())).await;
    left.cleanup();
    refuse(false);
    let (left, report) = page(&console, workspace);
    until("the report has come", || untrack(|| report.has_value())).await;
    assert_eq!(api.count(CALL), 2);
    left.cleanup();
    let (_page, report) = page(&console, workspace);
    assert!(untrack(|| report.has_value()));
    frame().await;
    assert_eq!(api.count(CALL), 2);
    console.cleanup();
}

#[wasm_bindgen_test]
async fn retry_asks_again_for_what_could_not_be_had_and_for_nothing_else() {
    refuse(true);
    let (_page, api, console) = (Page::show(|| ()), Api::where_first(REPORTS), Owner::new());
    let workspace = entered(&console).await;
    let (_shown, report) = page(&console, workspace);
    until("it is refused", || untrack(|| report.error().is_some())).await;
    refuse(false);
    workspace.limits_reports.retry();
    until("the report has come", || untrack(|| report.has_value())).await;
    assert!(untrack(|| report.error()).is_none());
    workspace.limits_reports.retry();
    frame().await;
    assert_eq!(api.count(CALL), 2);
    console.cleanup();
}

#[wasm_bindgen_test]
async fn a_report_is_asked_for_again_when_its_organization_or_the_list_is_another() {
    refuse(false);
    let (_page, api, console) = (Page::show(|| ()), Api::where_first(REPORTS), Owner::new());
    let workspace = entered(&console).await;
    let (_shown, report) = page(&console, workspace);
    until("the report has come", || untrack(|| report.has_value())).await;
    let mut child = Organization::named("child", "Renamed");
    child.parent_org_id = Some(parent());
    workspace.organizations.put(child);
    frame().await;
    frame().await;
    assert_eq!(api.count(CALL), 1, "a child says nothing of its parent");
    workspace.organizations.put(limited());
    until("it is asked for again", || api.count(CALL) == 2).await;
    workspace.organizations.load();
    until("it is asked for with the list", || api.count(CALL) == 3).await;
    console.cleanup();
}
