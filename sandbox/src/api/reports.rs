//! Usage against limits over HTTP: one organization's report, and the whole workspace as a file.

use axum::{
    Json,
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
    call::Call,
    error::Refusal,
    exports::{csv, pdf},
    origin::Origin,
    path::Path,
    store::organizations::{self, ceilings::Above},
};

pub async fn limits(
    call: Call,
    Path((_, organization)): Path<(String, String)>,
) -> Result<Json<LimitsReport>, Refusal> {
    call.read(move |tx, access, origin| {
        let organization = organizations::get(tx, access.id(), &organization, origin)?;
        let above = Above::of(tx, &access, &organization)?;
        Ok(report(organization, &above))
    })
    .await
    .map(Json)
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
pub async fn usage_csv(call: Call) -> Result<Response, Refusal> {
    let write = |_: &str, organizations| csv::write(organizations);
    export(call, "text/csv; charset=utf-8", "usage.csv", write).await
}

/// One file for the whole workspace (documented: PDF).
pub async fn usage_pdf(call: Call) -> Result<Response, Refusal> {
    let write = |workspace: &str, organizations| Ok(pdf::write(workspace, organizations));
    export(call, "application/pdf", "usage.pdf", write).await
}

async fn export(
    call: Call,
    media_type: &'static str,
    file: &'static str,
    write: fn(&str, Vec<Organization>) -> Result<Vec<u8>, Refusal>,
) -> Result<Response, Refusal> {
    let bytes = call
        .read(move |tx, access, _| {
            let organizations = organizations::list(tx, access.id(), &Origin::default())?;
            write(&access.workspace.name, organizations)
        })
        .await?;
    let disposition = format!("attachment; filename=\"{file}\"");
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}
