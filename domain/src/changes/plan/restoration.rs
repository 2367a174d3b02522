//! What is put back as it was, for whatever source knows how it was: fields of organizations, and whole organizations
//! that are created again. Knows neither where the values come from nor whether they are allowed now.

use std::collections::HashMap;

use super::{Act, Edit, Place, Plan};
use crate::{
    form::{
        draft::{OrganizationDraft, Stays, WhyStays, roll_back},
        field::Field,
    },
    organization::{Organization, OrganizationId},
};

/// A field of an organization that stays as it is, or that an organization that is created again is without.
#[derive(Clone, Debug, PartialEq)]
pub struct StaysOf {
    /// As it was, where the organization is created again.
    pub id: OrganizationId,
    pub title: String,
    pub field: Field,
    pub why: WhyStays,
}

/// An organization that is gone, as it is to be created again.
pub(super) struct Anew {
    /// The id it had.
    pub id: OrganizationId,
    /// Under the id of its parent, be that there or created again too.
    pub place: Place,
    pub draft: OrganizationDraft,
}

/// Plans what puts back each field of an organization that is still as the change from `before` to `after` left it.
/// Nothing where nothing is to be put back.
pub(super) fn put_back(
    plan: &mut Plan,
    stays: &mut Vec<StaysOf>,
    now: &Organization,
    before: &OrganizationDraft,
    after: &OrganizationDraft,
) {
    let mut edit = Edit::of(now);
    let (mine, mut found) = roll_back(before, after, &edit.before);
    edit.after = mine;
    if now.may_have_parent() {
        // What an organization below another is billed to is its root's affair (documented: CREATE).
        let field = Field::BillingAccount;
        edit.after.copy(field, &edit.before);
        found.retain(|one| one.field != field);
    }
    add_stays(stays, &now.id, now.title(), found);
    plan.edit(&now.id, edit);
}

/// What creates an organization again that was as `draft` says when it was deleted, and what the new one is without.
/// `was`: where it was.
pub(super) fn anew(was: &Organization, draft: OrganizationDraft) -> (Anew, Vec<StaysOf>) {
    let last = OrganizationDraft::of(was);
    let unread = draft.unread.iter().copied();
    // One that was put back is known.
    let mut fields: Vec<Field> = unread.filter(|field| draft.same(&last, *field)).collect();
    let had_logo = draft.value(Field::Logo);
    let mut draft = draft.anew();
    if draft.value(Field::Logo) != had_logo && !fields.contains(&Field::Logo) {
        fields.push(Field::Logo);
    }
    let lost = fields.into_iter().map(|field| Stays {
        field,
        why: WhyStays::NotSendable,
    });
    let mut stays = Vec::new();
    add_stays(&mut stays, &was.id, was.title(), lost.collect());
    let place = match &was.parent_org_id {
        Some(parent) => Place::Under(parent.clone()),
        None => match was.unknown.get("parent_org_id") {
            Some(unread) => Place::Unknown(unread.to_string()),
            None => Place::Root,
        },
    };
    if place != Place::Root {
        // Named for a root alone.
        draft.billing_account.clear();
    }
    let id = was.id.clone();
    (Anew { id, place, draft }, stays)
}

pub(super) fn add_stays(
    to: &mut Vec<StaysOf>,
    id: &OrganizationId,
    title: &str,
    stays: Vec<Stays>,
) {
    to.extend(stays.into_iter().map(|Stays { field, why }| StaysOf {
        id: id.clone(),
        title: title.to_owned(),
        field,
        why,
    }));
}

/// Plans the creation of organizations, parents first, each under its parent's step where that is created again too.
pub(super) fn create_anew(plan: &mut Plan, all: Vec<Anew>) {
    let at: HashMap<&OrganizationId, usize> =
        (all.iter().enumerate().map(|(at, one)| (&one.id, at))).collect();
    let parents: Vec<Option<usize>> = (all.iter())
        .map(|one| match &one.place {
            Place::Under(parent) => at.get(parent).copied(),
            _ => None,
        })
        .collect();
    let level = |at: usize| {
        let above = std::iter::successors(parents[at], |&above| parents[above]);
        // In a circle nothing is above all others.
        above.take(parents.len()).count()
    };
    let mut order: Vec<(usize, usize)> = (0..all.len()).map(|at| (level(at), at)).collect();
    order.sort_unstable();
    let mut all: Vec<Option<Anew>> = all.into_iter().map(Some).collect();
    let mut steps = vec![None; all.len()];
    for (_, at) in order {
        let Some(Anew { place, draft, .. }) = all[at].take() else {
            continue;
        };
        let step = parents[at].and_then(|parent| steps[parent]);
        let place = step.map_or(place, Place::UnderStep);
        steps[at] = Some(plan.add(Act::Create { place, draft }));
    }
}
