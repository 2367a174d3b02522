//! Usage against limits over HTTP: one organization's report, and the whole workspace as a file.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use canopy_domain::{
    limits::{
        ceiling::{room, tightest},
        report::{LimitsReport, ReportContext, ReportedLimit},
    },
    organization::{Organization, limits::Resource},
};

use crate::{
    Sandbox,
    auth::Caller,
    error::Refusal,
    exports::{csv, pdf},
    origin::Origin,
    path::Path,
    store::{
        organizations::{self, ceilings::Above},
        workspaces::Access,
    },
};

pub async fn limits(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path((workspace, organization)): Path<(String, String)>,
) -> Result<Json<LimitsReport>, Refusal> {
    let report = sandbox
        .store
        .read(move |tx| {
            let access = Access::of(tx, &workspace, &user)?;
            let organization = organizations::get(tx, &workspace, &organization, &origin)?;
            let above = Above::of(tx, &access, &organization)?;
            Ok(report(organization, &above))
        })
        .await?;
    Ok(Json(report))
}

/// The keys are documented (LIMITS), their meanings inferred from its sample. All three resources are
/// always there (assumed: Q21); total and free are null where nothing limits (assumed: Q20); the
/// context is a child's parent (assumed: Q22).
fn report(organization: Organization, above: &Above) -> LimitsReport {
    let reported = |resource: Resource| {
        let ceilings = above.ceilings_with_own(&organization, resource);
        ReportedLimit {
            resource: resource.key().to_owned(),
            used: Some(organization.usage.subtree.get(resource)),
            direct: Some(organization.usage.own.get(resource)),
            free: room(&ceilings),
            org_limit: organization.limits.get(resource).amount(),
            total: tightest(&ceilings).map(|ceiling| ceiling.amount),
        }
    };
    let context = |parent: &Organization| ReportContext {
        kind: "parent".to_owned(),
        name: parent.name.clone(),
    };
    LimitsReport {
        limits: Resource::ALL.into_iter().map(reported).collect(),
        context: above.parent().map(context),
        organization_id: Some(organization.id.to_string()),
        organization_name: Some(organization.name),
        unread: Vec::new(),
    }
}

/// Open to every member (assumed: Q31).
pub async fn usage_csv(
    caller: Caller,
    sandbox: State<Sandbox>,
    path: Path<String>,
) -> Result<Response, Refusal> {
    export(
        caller,
        sandbox,
        path,
        "text/csv; charset=utf-8",
        "usage.csv",
        |_, organizations| csv::write(organizations),
    )
    .await
}

/// One file for the whole workspace (documented: PDF).
pub async fn usage_pdf(
    caller: Caller,
    sandbox: State<Sandbox>,
    path: Path<String>,
) -> Result<Response, Refusal> {
    export(
        caller,
        sandbox,
        path,
        "application/pdf",
        "usage.pdf",
        |access, organizations| Ok(pdf::write(&access.workspace.name, organizations)),
    )
    .await
}

async fn export(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    Path(workspace): Path<String>,
    media_type: &'static str,
    file: &'static str,
    write: impl FnOnce(&Access, Vec<Organization>) -> Result<Vec<u8>, Refusal> + Send + 'static,
) -> Result<Response, Refusal> {
    let bytes = sandbox
        .store
        .read(move |tx| {
            let access = Access::of(tx, &workspace, &user)?;
            let organizations = organizations::list(tx, &workspace, &Origin::default())?;
            write(&access, organizations)
        })
        .await?;
    let disposition = format!("attachment; filename=\"{file}\"");
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}
