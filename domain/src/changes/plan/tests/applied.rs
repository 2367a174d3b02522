//! The organizations after a plan, for tests: every step as if the API took it. Knows no rules.

use std::collections::HashMap;

use super::super::{Act, Edit, Place, Plan, StepId};
use crate::{
    form::{draft::OrganizationDraft, field::Field},
    organization::{Organization, OrganizationId, limits::Resource},
    tree::forest::Forest,
};

/// Puts a field of a form into an organization, as the API would answer it.
pub fn set(organization: &mut Organization, draft: &OrganizationDraft, field: Field) {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let branding = &mut organization.branding;
    match field {
        Field::Name => organization.name = draft.name.trim().into(),
        Field::BillingAccount => {
            organization.billing_account_id = filled(&draft.billing_account).map(Into::into);
        }
        Field::Limit(resource) => {
            let limit = draft.limit(resource).read().unwrap();
            organization.limits.set(resource, limit);
        }
        Field::Logo => {
            let current = draft.logo.current.clone();
            organization.picture = filled(&draft.logo.url).or(current);
        }
        Field::DisplayName => branding.display_name = filled(&draft.display_name),
        Field::LoginHint => branding.login_hint = filled(&draft.login_hint),
        Field::PrimaryColor => branding.colors.primary = filled(&draft.primary).map(Into::into),
        Field::PageBackground => {
            branding.colors.page_background = filled(&draft.page_background).map(Into::into);
        }
    }
}

/// What there is after every step of a plan. What is created gets the ids `{prefix}0`, `{prefix}1` and so on.
pub fn applied(forest: &Forest, plan: &Plan, prefix: &str) -> Forest {
    let mut all: Vec<Organization> = (forest.iter())
        .map(|(_, organization)| Organization::clone(organization))
        .collect();
    let mut created: HashMap<StepId, OrganizationId> = HashMap::new();
    for (number, step) in plan.steps().iter().enumerate() {
        match &step.act {
            Act::Create { place, draft } => {
                let id = OrganizationId::from(format!("{prefix}{number}"));
                let mut new = Organization::named(id.clone(), "");
                new.parent_org_id = match place {
                    Place::Root => None,
                    Place::Under(parent) => Some(parent.clone()),
                    Place::UnderStep(step) => Some(created[step].clone()),
                    Place::Unknown(_) => panic!("nobody knows the parent"),
                };
                assert!(
                    (new.parent_org_id.as_ref())
                        .is_none_or(|parent| all.iter().any(|one| one.id == *parent)),
                    "it is created after its parent"
                );
                for field in Field::ALL {
                    set(&mut new, draft, field);
                }
                created.insert(step.id, id);
                all.push(new);
            }
            Act::Update { id, edit } => {
                let one = all.iter_mut().find(|one| one.id == *id).unwrap();
                for field in edit.fields() {
                    set(one, &edit.after, field);
                }
            }
            Act::Delete { id, .. } => {
                let count = all.len();
                all.retain(|one| one.id != *id);
                assert_eq!(all.len() + 1, count, "it was there");
            }
        }
    }
    billed(all)
}

/// Organizations below others have the billing account of their root.
pub fn billed(all: impl IntoIterator<Item = Organization>) -> Forest {
    let forest = Forest::new(all);
    let all = forest.iter().map(|(index, organization)| {
        let root = forest.ancestors(index).last().unwrap_or(index);
        let mut one = Organization::clone(organization);
        one.billing_account_id
            .clone_from(&forest.get(root).billing_account_id);
        one
    });
    Forest::new(all.collect::<Vec<_>>())
}

/// What of one organization of a few decides how it looks, so that all of them are soon met.
pub fn grown(id: usize, parent: Option<usize>, look: u8) -> Organization {
    let mut one = Organization::named(format!("o{id}"), format!("Name {id}"));
    one.parent_org_id = parent.map(|parent| format!("o{parent}").into());
    one.billing_account_id = (parent.is_none()).then(|| ["x", "y"][usize::from(look % 2)].into());
    vary(&mut one, look);
    one
}

/// Changes what can be set of an organization, but its name.
pub fn vary(one: &mut Organization, look: u8) {
    let pick = |shift: u8| (look >> shift) & 3;
    let amount = |kind: u8| (kind > 0).then(|| u64::from(kind) - 1);
    one.limits.set(Resource::Users, amount(pick(0)).into());
    one.limits.set(Resource::Sso, amount(pick(1)).into());
    one.branding.display_name = (pick(2) > 1).then(|| format!("Shown {}", pick(2)));
    one.branding.login_hint = (pick(3) > 1).then(|| format!("{}-{}", one.id, pick(3)));
    one.branding.colors.primary = ["#111111", "#222222"]
        .get(usize::from(pick(4)))
        .map(|&it| it.into());
    one.picture = (pick(5) > 1).then(|| format!("https://cdn.example.com/{}.png", pick(5)));
}

/// One random change: its kind, to which organization, and how it looks then.
pub type Whim = (u8, usize, u8);

/// A plan of random changes, each organization changed at most once.
pub fn whims(forest: &Forest, whims: &[Whim]) -> Plan {
    let mut plan = Plan::default();
    let mut told = vec![false; forest.len()];
    let mut gone = vec![false; forest.len()];
    let mut last = None;
    for (number, &(kind, at, look)) in whims.iter().enumerate() {
        let Some(index) = forest.at(at % forest.len().max(1)) else {
            continue;
        };
        let organization = forest.get(index);
        match kind % 4 {
            0 if forest.subtree(index).any(|rank| told[rank]) => {}
            0 => {
                for rank in forest.subtree(index) {
                    (told[rank], gone[rank]) = (true, true);
                    plan.add(Act::delete(forest.get(forest.at(rank).unwrap())));
                }
            }
            1 => {
                let mut new = Organization::named("", format!("New {number} {look}"));
                vary(&mut new, look);
                new.branding.login_hint = None;
                let mut draft = OrganizationDraft::of(&new);
                draft = draft.anew();
                let place = match last {
                    Some(step) if look % 3 == 0 => Place::UnderStep(step),
                    _ if look % 3 == 1 || gone[index.get()] => Place::Root,
                    _ => Place::Under(organization.id.clone()),
                };
                told[index.get()] |= matches!(place, Place::Under(_));
                last = Some(plan.add(Act::Create { place, draft }));
            }
            _ if told[index.get()] => {}
            _ => {
                told[index.get()] = true;
                let mut changed = Organization::clone(organization);
                vary(&mut changed, look);
                if organization.parent_org_id.is_none() && look % 5 == 0 {
                    changed.billing_account_id = Some("z".into());
                }
                if look % 3 == 0 {
                    changed.name = format!("{} {look}", organization.name);
                }
                let mut edit = Edit::of(organization);
                edit.after = OrganizationDraft::of(&changed);
                plan.edit(&organization.id, edit);
            }
        }
    }
    plan
}
