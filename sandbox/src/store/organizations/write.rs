//! Creates, changes and deletes an organization.

use canopy_domain::{
    form::field::Field,
    organization::{
        Organization,
        limits::{Limits, Resource},
    },
};
use rusqlite::{Transaction, params};

use super::{
    ceilings::Above,
    checks::{check_account, check_limit, check_login_hint, check_move, check_room},
    get, lineage,
};
use crate::{
    error::Refusal,
    fields::Change,
    ids::{self, Machine},
    organization_body::{NewPicture, OrganizationBody},
    origin::Origin,
    problems::Problems,
    store::{pictures, workspaces::Access},
};

/// Creates a root (documented: CREATE) or, with a parent, its child (documented: CHILD).
pub fn create(
    tx: &Transaction<'_>,
    access: &Access,
    parent: Option<&Organization>,
    body: OrganizationBody,
    mut problems: Problems,
    origin: &Origin,
) -> Result<Organization, Refusal> {
    let account = body.billing_account_id.initial();
    check_account(
        tx,
        access,
        parent.is_none(),
        account.as_deref(),
        &mut problems,
    )?;
    let above = match parent {
        Some(parent) => Above::of_child(tx, access, parent)?,
        None => Above::of_root(tx, access, account.as_deref())?,
    };
    for &(resource, limit) in &body.limits {
        check_limit(resource, limit, 0, &above, &mut problems);
    }
    problems.refuse()?;
    check_room(tx, access, parent)?;
    check_login_hint(tx, body.login_hint.clone().initial().as_deref(), None)?;

    let id = ids::prefixed("org_", &mut Machine)?;
    let (picture_url, picture_file) = match body.picture.initial() {
        Some(picture) => keep_picture(tx, picture)?,
        None => (None, None),
    };
    let mut limits = Limits::default();
    for (resource, limit) in body.limits {
        limits.set(resource, limit);
    }
    tx.prepare_cached(
        "INSERT INTO organizations (id, external_id, workspace_id, parent_id, path, depth, name, billing_account_id,
             picture_url, picture_file, display_name, login_hint, primary_color, page_background,
             limit_locations, limit_users, limit_sso)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        id,
        ids::uuid(&mut Machine)?,
        access.id(),
        parent.map(|parent| parent.id.as_str()),
        parent.map(lineage),
        parent.and_then(|parent| parent.depth).map_or(0, |depth| depth + 1),
        body.name,
        account,
        picture_url,
        picture_file,
        body.display_name.initial(),
        body.login_hint.initial(),
        body.primary_color.initial(),
        body.page_background.initial(),
        limits.get(Resource::Locations).amount(),
        limits.get(Resource::Users).amount(),
        limits.get(Resource::Sso).amount(),
    ])?;
    get(tx, access.id(), &id, origin)
}

/// Changes the fields in the body and keeps the rest (documented: UPDATE).
pub fn update(
    tx: &Transaction<'_>,
    access: &Access,
    organization: Organization,
    body: OrganizationBody,
    mut problems: Problems,
    origin: &Origin,
) -> Result<Organization, Refusal> {
    let is_root = organization.parent_org_id.is_none();
    let inherited = organization
        .account_id()
        .filter(|_| is_root)
        .map(str::to_owned);
    let account = body.billing_account_id.clone().after(inherited.clone());
    if body.billing_account_id != Change::Keep {
        check_account(tx, access, is_root, account.as_deref(), &mut problems)?;
    }
    if account != inherited && !problems.touch(Field::BillingAccount.wire_path()) {
        check_move(tx, access, &organization, account.as_deref(), &mut problems)?;
    }
    let above = Above::of(tx, access, &organization)?;
    let mut limits = organization.limits.clone();
    for &(resource, limit) in &body.limits {
        // An unchanged limit isn't checked (assumed): a client that sends every key must be able
        // to save an organization that is over its limit.
        if limit != organization.limits.get(resource) {
            check_limit(
                resource,
                limit,
                organization.usage.subtree.get(resource),
                &above,
                &mut problems,
            );
        }
        limits.set(resource, limit);
    }
    problems.refuse()?;
    let branding = &organization.branding;
    let login_hint = body.login_hint.after(branding.login_hint.clone());
    check_login_hint(tx, login_hint.as_deref(), Some(&organization))?;

    let id = organization.id.as_str();
    tx.prepare_cached(
        "UPDATE organizations SET name = ?2, billing_account_id = ?3,
             display_name = ?4, login_hint = ?5, primary_color = ?6, page_background = ?7,
             limit_locations = ?8, limit_users = ?9, limit_sso = ?10 WHERE id = ?1",
    )?
    .execute(params![
        id,
        body.name.as_deref().unwrap_or(&organization.name),
        account,
        body.display_name.after(branding.display_name.clone()),
        login_hint,
        body.primary_color
            .after(branding.colors.primary.as_deref().map(Into::into)),
        body.page_background
            .after(branding.colors.page_background.as_deref().map(Into::into)),
        limits.get(Resource::Locations).amount(),
        limits.get(Resource::Users).amount(),
        limits.get(Resource::Sso).amount(),
    ])?;
    let picture = match body.picture {
        Change::Keep => None,
        Change::Clear => Some((None, None)),
        Change::To(picture) => Some(keep_picture(tx, picture)?),
    };
    if let Some((url, file)) = picture {
        tx.execute(
            "UPDATE organizations SET picture_url = ?2, picture_file = ?3 WHERE id = ?1",
            params![id, url, file],
        )?;
        pictures::forget_unused(tx)?;
    }
    get(tx, access.id(), id, origin)
}

/// Deletes an organization and its descendants (assumed: Q11), unless any of them has usage
/// (documented: DELETE).
pub fn delete(tx: &Transaction<'_>, organization: &Organization) -> Result<(), Refusal> {
    if !organization.usage.subtree.is_zero() {
        let message = format!(
            "\"{}\" can't be deleted: it or a descendant has usage.",
            organization.name
        );
        return Err(Refusal::conflict("organization_has_usage", message));
    }
    tx.execute(
        "DELETE FROM organizations WHERE id = ?1",
        [organization.id.as_str()],
    )?;
    pictures::forget_unused(tx)
}

/// How a picture is stored: its URL, or the file with its bytes.
fn keep_picture(
    tx: &Transaction<'_>,
    picture: NewPicture,
) -> Result<(Option<String>, Option<String>), Refusal> {
    Ok(match picture {
        NewPicture::Url(url) => (Some(url), None),
        NewPicture::Kept(file) if pictures::exists(tx, &file)? => (None, Some(file)),
        NewPicture::Kept(_) => {
            let text = "The sandbox has no picture at this address.";
            let field = Field::Logo.wire_path();
            return Err(Refusal::unprocessable("invalid_picture", text).about(field));
        }
        NewPicture::Bytes(picture) => (None, Some(pictures::keep(tx, &picture)?)),
    })
}
