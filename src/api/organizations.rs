//! The calls on organizations. Each is a function of what it needs; nothing is sent here.

use std::sync::Arc;

use canopy_domain::{
    form::draft::{CreateOrganization, UpdateOrganization},
    limits::report::LimitsReport,
    organization::{Organization, OrganizationId, WorkspaceId},
    wire::{List, ListPieces, Malformed, usage_file::UsageFile},
};

use super::call::Call;

/// Every organization of the workspace, all levels, in one answer (documented: LIST).
pub fn list(workspace: &WorkspaceId) -> Call<List<Arc<Organization>>, ListPieces<Organization>> {
    Call::list(["workspaces", workspace.as_str(), "organizations"])
}

/// One organization (documented: GET).
pub fn retrieve(workspace: &WorkspaceId, organization: &OrganizationId) -> Call<Organization> {
    Call::get(path(workspace, organization))
}

/// Its parent; for a root nothing, a 204 (documented: PARENT).
pub fn parent(
    workspace: &WorkspaceId,
    organization: &OrganizationId,
) -> Call<Option<Organization>> {
    Call::find(below(workspace, organization, "parent"))
}

/// Its direct children (path inferred from the creation of a child).
pub fn children(
    workspace: &WorkspaceId,
    organization: &OrganizationId,
) -> Call<List<Organization>> {
    Call::get(below(workspace, organization, "children"))
}

/// Everything below it, flat, itself not among them (documented: older reference).
pub fn descendants(
    workspace: &WorkspaceId,
    organization: &OrganizationId,
) -> Call<List<Organization>> {
    Call::get(below(workspace, organization, "descendants"))
}

/// The server's own report of its limits (documented: LIMITS).
pub fn limits(workspace: &WorkspaceId, organization: &OrganizationId) -> Call<LimitsReport> {
    Call::get(below(workspace, organization, "limits"))
}

/// The usage and limits of the whole workspace as a file (documented: PDF; the path of the CSV file is
/// inferred from it).
pub fn usage_file(workspace: &WorkspaceId, kind: UsageFile) -> Call<Vec<u8>> {
    let segments = [
        "workspaces",
        workspace.as_str(),
        "organizations",
        kind.name(),
    ];
    let read: fn(Vec<u8>) -> Result<Vec<u8>, Malformed> = match kind {
        UsageFile::Csv => |bytes| UsageFile::Csv.check(&bytes).map(|()| bytes),
        UsageFile::Pdf => |bytes| UsageFile::Pdf.check(&bytes).map(|()| bytes),
    };
    Call::file(segments, kind.media_type(), read)
}

/// Creates a root (documented: CREATE).
pub fn create(workspace: &WorkspaceId, request: &CreateOrganization) -> Call<Organization> {
    Call::post(["workspaces", workspace.as_str(), "organizations"], request)
}

/// Creates a direct child (documented: CHILD; its body is assumed to be that of a root).
pub fn create_child(
    workspace: &WorkspaceId,
    parent: &OrganizationId,
    request: &CreateOrganization,
) -> Call<Organization> {
    Call::post(below(workspace, parent, "children"), request)
}

/// Changes what the request speaks of and leaves the rest (documented: UPDATE).
pub fn update(
    workspace: &WorkspaceId,
    organization: &OrganizationId,
    request: &UpdateOrganization,
) -> Call<Organization> {
    Call::patch(path(workspace, organization), request)
}

/// Deletes it for good, and with it all that is below (documented: DELETE; that what is below goes
/// too is assumed). Refused with 409 while anything of it is in use. Success has no body (inferred).
pub fn delete(workspace: &WorkspaceId, organization: &OrganizationId) -> Call<()> {
    Call::delete(path(workspace, organization))
}

fn path<'a>(workspace: &'a WorkspaceId, organization: &'a OrganizationId) -> [&'a str; 4] {
    let (workspace, organization) = (workspace.as_str(), organization.as_str());
    ["workspaces", workspace, "organizations", organization]
}

fn below<'a>(
    workspace: &'a WorkspaceId,
    organization: &'a OrganizationId,
    what: &'a str,
) -> [&'a str; 5] {
    let [all, workspace, within, organization] = path(workspace, organization);
    [all, workspace, within, organization, what]
}
