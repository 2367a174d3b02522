//! Plans, checked against small workspaces, and against every order that there is.

pub mod applied;

use proptest::prelude::*;

use super::{
    check::{Checked, CheckedStep},
    finding::{Around, Finding},
    simulation::Simulation,
    *,
};
use crate::{
    form::{
        draft::{LimitDraft, OrganizationDraft},
        field::Field,
        problem::{CeilingSetter, Problem},
    },
    limits::capacity::{Capacities, Pools},
    organization::{
        BillingAccountId, MAX_CHILDREN, MAX_ORGANIZATIONS, Organization,
        limits::{Limit, Resource},
    },
    tree::{forest::Forest, full::Full},
    workspace::{BillingMode, member::Role, permission::WriteBlock, subscription::Subscription},
};

/// What a plan is checked against, owned.
struct World {
    forest: Forest,
    pools: Pools,
    mode: BillingMode,
    block: Option<WriteBlock>,
}

impl World {
    fn new(organizations: Vec<Organization>) -> Self {
        Self::billed(organizations, BillingMode::Pooled, &[])
    }

    /// `users`: how many each account allows.
    fn billed(organizations: Vec<Organization>, mode: BillingMode, users: &[(&str, u64)]) -> Self {
        let forest = Forest::new(organizations);
        let subscriptions: Vec<(BillingAccountId, _)> = (users.iter())
            .map(|&(account, users)| {
                let subscription = Subscription {
                    status: "active".into(),
                    product_quantities: [None, Some(users), None],
                    ..Subscription::default()
                };
                (account.into(), Some(vec![subscription]))
            })
            .collect();
        let capacities = Capacities::of(Some(mode), &subscriptions);
        Self {
            pools: Pools::new(&capacities, &forest, true),
            forest,
            mode,
            block: None,
        }
    }

    fn around(&self) -> Around<'_> {
        Around {
            forest: &self.forest,
            pools: &self.pools,
            mode: Some(self.mode),
            accounts: None,
            only_account: None,
            block: self.block,
        }
    }

    fn check(&self, plan: &Plan) -> Checked {
        plan.check(&self.around())
    }

    fn edit(&self, id: &str, change: impl FnOnce(&mut OrganizationDraft)) -> Act {
        let organization = self.forest.find(&id.into()).unwrap();
        let mut edit = Box::new(Edit::of(organization));
        change(&mut edit.after);
        Act::Update {
            id: id.into(),
            edit,
        }
    }

    fn delete(&self, id: &str) -> Act {
        Act::delete(self.forest.find(&id.into()).unwrap())
    }
}

fn organization(id: &str, parent: Option<&str>) -> Organization {
    Organization {
        parent_org_id: parent.map(Into::into),
        ..Organization::named(id, id)
    }
}

fn with_users(id: &str, parent: Option<&str>, users: Limit) -> Organization {
    let mut organization = organization(id, parent);
    organization.limits.set(Resource::Users, users);
    organization
}

fn with_hint(id: &str, hint: &str) -> Organization {
    let mut organization = organization(id, None);
    organization.branding.login_hint = Some(hint.into());
    organization
}

fn users(amount: u64) -> impl FnOnce(&mut OrganizationDraft) {
    move |draft| draft.users = Limit::of(amount).into()
}

fn hint(hint: &str) -> impl FnOnce(&mut OrganizationDraft) {
    move |draft| draft.login_hint = hint.into()
}

fn create(place: Place, name: &str) -> Act {
    let draft = OrganizationDraft {
        name: name.into(),
        ..OrganizationDraft::default()
    };
    Act::Create { place, draft }
}

fn plan(acts: impl IntoIterator<Item = Act>) -> Plan {
    let mut plan = Plan::default();
    for act in acts {
        plan.add(act);
    }
    plan
}

fn findings(checked: &Checked) -> Vec<&[Finding]> {
    checked.steps.iter().map(|step| &*step.findings).collect()
}

#[test]
fn a_raised_limit_goes_from_the_top_down_and_a_lowered_one_from_the_bottom_up() {
    let of = |amount: u64| {
        World::new(vec![
            with_users("a", None, Limit::of(amount)),
            with_users("b", Some("a"), Limit::of(amount)),
            with_users("c", Some("b"), Limit::of(amount)),
        ])
    };
    let steps = |world: &World, to: u64| plan(["c", "b", "a"].map(|id| world.edit(id, users(to))));
    let world = of(5);
    assert_eq!(world.check(&steps(&world, 9)).order, [2, 1, 0]);
    assert_eq!(world.check(&steps(&world, 3)).order, [0, 1, 2]);
}

#[test]
fn a_child_is_created_after_its_parent_wherever_that_stands_in_the_plan() {
    let world = World::new(vec![]);
    let mut plan = Plan::default();
    let child = plan.add(create(Place::Root, "Child"));
    let parent = plan.add(create(Place::Root, "Parent"));
    if let Act::Create { place, .. } = &mut plan.step_mut(child).unwrap().act {
        *place = Place::UnderStep(parent);
    }
    assert_eq!(world.check(&plan).order, [1, 0]);
    plan.step_mut(parent).unwrap().is_left_out = true;
    let checked = world.check(&plan);
    assert_eq!(findings(&checked)[0], [Finding::DependsOn(parent)]);
    assert!(checked.order.is_empty());
}

#[test]
fn a_login_hint_is_freed_before_it_is_taken_and_a_swap_is_told() {
    let world = World::new(vec![with_hint("a", "one"), with_hint("b", "two")]);
    let taken = plan([world.edit("b", hint("one")), world.edit("a", hint("free"))]);
    assert_eq!(world.check(&taken).order, [1, 0]);
    let swapped = plan([world.edit("b", hint("one")), world.edit("a", hint("two"))]);
    let checked = world.check(&swapped);
    let against = |id| vec![Finding::Against(vec![StepId(id)])];
    assert_eq!(findings(&checked), [&*against(1), &*against(0)]);
    let stays = plan([world.edit("b", hint("one"))]);
    let by = Problem::LoginHintTaken { by: "a".into() };
    assert_eq!(
        findings(&world.check(&stays)),
        [[Finding::Field(Field::LoginHint, by)]]
    );
}

#[test]
fn a_blocked_step_blocks_what_depends_on_it_and_nothing_else() {
    let mut world = World::new(vec![
        with_users("a", None, Limit::of(5)),
        with_users("b", Some("a"), Limit::of(5)),
        with_users("other", None, Limit::of(5)),
    ]);
    let steps = plan([
        world.edit("b", users(9)),
        world.edit("a", |draft| {
            draft.users = Limit::of(9).into();
            draft.name.clear();
        }),
        world.edit("other", users(9)),
    ]);
    let checked = world.check(&steps);
    let above = Problem::LimitAboveCeiling {
        amount: 5,
        set_by: CeilingSetter::Organization("a".into()),
    };
    assert_eq!(
        findings(&checked),
        [
            &[
                Finding::Field(Field::Limit(Resource::Users), above),
                Finding::DependsOn(StepId(1)),
            ][..],
            &[Finding::Field(Field::Name, Problem::NameBlank)],
            &[],
        ]
    );
    assert_eq!(checked.order, [2]);
    world.block = Some(WriteBlock::Role(Role::Viewer));
    let checked = world.check(&steps);
    assert!(checked.steps.iter().all(|step| {
        step.findings
            .contains(&Finding::Write(WriteBlock::Role(Role::Viewer)))
    }));
}

#[test]
fn a_deletion_takes_nothing_along_and_goes_from_the_bottom_up() {
    let world = World::new(vec![
        organization("a", None),
        organization("b", Some("a")),
        organization("c", Some("b")),
    ]);
    let alone = world.check(&plan([world.delete("a")]));
    assert_eq!(findings(&alone), [[Finding::TakesAlong { children: 1 }]]);
    let mut whole = plan(["a", "b", "c"].map(|id| world.delete(id)));
    assert_eq!(world.check(&whole).order, [2, 1, 0]);
    whole.steps[1].is_left_out = true;
    let checked = world.check(&whole);
    assert_eq!(checked.order, [2]);
    assert!(checked.steps[0].is_blocked());
}

#[test]
fn what_is_in_use_is_not_deleted_and_what_is_gone_is_said() {
    let mut used = organization("a", None);
    used.usage.own.set(Resource::Users, 1);
    let world = World::new(vec![used.clone()]);
    assert_eq!(
        findings(&world.check(&plan([world.delete("a")]))),
        [[Finding::InUse]]
    );
    let without = World::new(vec![]);
    assert_eq!(
        findings(&without.check(&plan([world.delete("a")]))),
        [[Finding::Gone]]
    );
    let orphan = plan([create(Place::Under("a".into()), "Child")]);
    assert_eq!(findings(&without.check(&orphan)), [[Finding::NoParent]]);
}

#[test]
fn what_is_created_below_something_that_is_deleted_is_blocked() {
    let world = World::new(vec![organization("a", None)]);
    let both = plan([world.delete("a"), create(Place::Under("a".into()), "Child")]);
    let checked = world.check(&both);
    assert!(
        checked.steps[0].is_blocked() != checked.steps[1].is_blocked(),
        "{checked:?}"
    );
}

#[test]
fn deletions_come_last_unless_they_make_room() {
    let world = World::new(vec![organization("a", None)]);
    let both = plan([world.delete("a"), create(Place::Root, "New")]);
    assert_eq!(world.check(&both).order, [1, 0]);

    let children = (0..MAX_CHILDREN).map(|at| organization(&format!("c{at}"), Some("a")));
    let world = World::new(
        [organization("a", None)]
            .into_iter()
            .chain(children)
            .collect(),
    );
    let under = || create(Place::Under("a".into()), "New");
    let both = plan([under(), world.delete("c7")]);
    assert_eq!(world.check(&both).order, [1, 0]);
    let too_many = world.check(&plan([under(), under(), world.delete("c7")]));
    assert_eq!(findings(&too_many)[1], [Finding::Full(Full::Children)]);
    assert_eq!(too_many.order, [2, 0]);

    let all = (0..MAX_ORGANIZATIONS).map(|at| organization(&format!("o{at}"), None));
    let world = World::new(all.collect());
    let both = plan([
        create(Place::Root, "New"),
        world.delete("o1"),
        world.delete("o2"),
    ]);
    assert_eq!(world.check(&both).order, [1, 2, 0]);
}

#[test]
fn ten_levels_are_the_most_also_where_they_are_planned() {
    let mut plan = Plan::default();
    let mut place = Place::Root;
    for _ in 0..11 {
        let id = plan.add(create(place, "Level"));
        place = Place::UnderStep(id);
    }
    let checked = World::new(vec![]).check(&plan);
    assert_eq!(checked.order.len(), 10);
    assert_eq!(findings(&checked)[10], [Finding::Full(Full::Levels)]);
}

#[test]
fn new_organizations_that_stand_below_one_another_in_a_circle_are_told() {
    let mut plan = Plan::default();
    let one = plan.add(create(Place::Root, "One"));
    let two = plan.add(create(Place::UnderStep(one), "Two"));
    if let Act::Create { place, .. } = &mut plan.step_mut(one).unwrap().act {
        *place = Place::UnderStep(two);
    }
    let checked = World::new(vec![]).check(&plan);
    assert_eq!(findings(&checked)[0], [Finding::Against(vec![two])]);
    assert_eq!(findings(&checked)[1], [Finding::Against(vec![one])]);
}

#[test]
fn a_second_step_about_an_organization_is_told() {
    let world = World::new(vec![organization("a", None)]);
    let twice = plan([world.edit("a", users(1)), world.delete("a")]);
    assert_eq!(
        findings(&world.check(&twice))[1],
        [Finding::Repeats(StepId(0))]
    );
}

#[test]
fn what_somebody_changed_since_is_a_warning_and_what_is_so_already_is_not_sent() {
    let world = World::new(vec![with_users("a", None, Limit::of(5))]);
    let steps = plan([world.edit("a", users(9))]);
    let field = Field::Limit(Resource::Users);
    let now = World::new(vec![with_users("a", None, Limit::of(7))]);
    let checked = now.check(&steps);
    let changed = crate::form::draft::FieldValue::Limit(Limit::of(7));
    assert_eq!(
        findings(&checked),
        [[Finding::Changed {
            field,
            now: changed
        }]]
    );
    assert_eq!(checked.order, [0]);
    let same = World::new(vec![with_users("a", None, Limit::of(9))]);
    let checked = same.check(&steps);
    assert_eq!(findings(&checked), [[Finding::AsWanted]]);
    assert!(checked.order.is_empty() && !checked.steps[0].is_blocked());
}

fn root(id: &str, account: &str, used: u64) -> Organization {
    let mut root = organization(id, None);
    root.billing_account_id = Some(account.into());
    root.usage.own.set(Resource::Users, used);
    root.usage.subtree.set(Resource::Users, used);
    root
}

fn account(account: &str) -> impl FnOnce(&mut OrganizationDraft) {
    move |draft| draft.billing_account = account.into()
}

#[test]
fn roots_change_accounts_in_an_order_in_which_each_finds_capacity() {
    let accounts = [("x", 10), ("y", 10), ("z", 10)];
    let roots = vec![root("a", "x", 10), root("b", "y", 10)];
    let world = World::billed(roots, BillingMode::Assigned, &accounts);
    // The second has to make room first.
    let chain = plan([world.edit("a", account("y")), world.edit("b", account("z"))]);
    assert_eq!(world.check(&chain).order, [1, 0]);
    let swap = plan([world.edit("a", account("y")), world.edit("b", account("x"))]);
    let checked = world.check(&swap);
    assert!(checked.order.is_empty(), "{checked:?}");
    assert!(
        checked
            .steps
            .iter()
            .all(|step| matches!(step.findings[..], [Finding::Against(_)]))
    );
    let alone = plan([world.edit("a", account("y"))]);
    let full = Finding::AccountFull {
        resource: Resource::Users,
        used: 10,
        left: 0,
    };
    assert_eq!(findings(&world.check(&alone)), [[full]]);
}

#[test]
fn moves_that_would_shut_each_other_out_are_tried_in_another_order() {
    // Moved first, c would take the place that a needs, and a that of b.
    let roots = vec![
        root("c", "y", 5),
        root("a", "x", 5),
        root("b", "t", 5),
        root("d", "x", 5),
    ];
    let accounts = [("x", 10), ("y", 5), ("t", 10)];
    let world = World::billed(roots, BillingMode::Assigned, &accounts);
    let steps = plan([
        world.edit("c", account("t")),
        world.edit("a", account("t")),
        world.edit("b", account("y")),
    ]);
    let checked = world.check(&steps);
    assert_eq!(checked.order.len(), 3, "{checked:?}");
}

/// Whether the steps can be carried out in some order, and all of them.
fn is_possible(world: &World, plan: &Plan) -> bool {
    fn go(simulation: &dyn Fn(&[usize]) -> bool, order: &mut Vec<usize>, count: usize) -> bool {
        if !simulation(order) {
            return false;
        }
        if order.len() == count {
            return true;
        }
        for at in 0..count {
            if order.contains(&at) {
                continue;
            }
            order.push(at);
            if go(simulation, order, count) {
                return true;
            }
            order.pop();
        }
        false
    }
    let around = world.around();
    let works = |order: &[usize]| {
        let mut simulation = Simulation::new(plan, &around);
        order.iter().all(|&at| {
            let (findings, _) = simulation.examine(plan, at);
            let is_fine = !findings.iter().any(Finding::blocks);
            if is_fine && let Some(node) = simulation.node_of[at] {
                simulation.apply(&plan.steps()[at].act, node);
            }
            is_fine
        })
    };
    go(&works, &mut Vec::new(), plan.steps().len())
}

#[derive(Clone, Debug)]
struct Seed {
    parent: usize,
    users: Option<u64>,
    sso: Option<u64>,
    hint: usize,
    account: usize,
    used: u64,
}

#[derive(Clone, Debug)]
struct Wish {
    kind: u8,
    at: usize,
    users: Option<Option<u64>>,
    sso: Option<Option<u64>>,
    hint: Option<usize>,
    account: Option<usize>,
}

const HINTS: [&str; 5] = ["", "one", "two", "three", "four"];
const ACCOUNTS: [(&str, u64); 3] = [("x", 4), ("y", 6), ("z", 3)];

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let limit = || prop_oneof![1 => Just(None), 2 => (0_u64..6).prop_map(Some)];
    let one = (
        0..6_usize,
        limit(),
        limit(),
        0..HINTS.len(),
        0..3_usize,
        prop_oneof![3 => Just(0), 1 => 1..3_u64],
    );
    let one = one.prop_map(|(parent, users, sso, hint, account, used)| Seed {
        parent,
        users,
        sso,
        hint,
        account,
        used,
    });
    prop::collection::vec(one, 1..6)
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let limit = || prop::option::of(prop_oneof![1 => Just(None), 3 => (0_u64..7).prop_map(Some)]);
    let one = (
        prop_oneof![6 => Just(0_u8), 1 => Just(1), 2 => Just(2)],
        0..6_usize,
        limit(),
        limit(),
        prop::option::of(0..HINTS.len()),
        prop::option::of(0..3_usize),
    );
    let one = one.prop_map(|(kind, at, users, sso, hint, account)| Wish {
        kind,
        at,
        users,
        sso,
        hint,
        account,
    });
    prop::collection::vec(one, 1..6)
}

fn grown(seeds: &[Seed]) -> World {
    let mut taken = std::collections::HashSet::new();
    let mut organizations: Vec<Organization> = Vec::new();
    for (at, seed) in seeds.iter().enumerate() {
        let parent = (seed.parent < at).then(|| format!("o{}", seed.parent));
        let mut one = organization(&format!("o{at}"), parent.as_deref());
        one.limits.set(Resource::Users, seed.users.into());
        one.limits.set(Resource::Sso, seed.sso.into());
        one.usage.own.set(Resource::Users, seed.used);
        one.billing_account_id = parent.is_none().then(|| ACCOUNTS[seed.account].0.into());
        let hint = HINTS[seed.hint];
        one.branding.login_hint = (!hint.is_empty() && taken.insert(hint)).then(|| hint.into());
        organizations.push(one);
    }
    for at in (0..organizations.len()).rev() {
        let own = organizations[at].usage.own.get(Resource::Users);
        organizations[at].usage.subtree.add(Resource::Users, own);
        let all = organizations[at].usage.subtree.get(Resource::Users);
        if let Some(parent) = organizations[at].parent_org_id.clone() {
            let parent: usize = parent.as_str()[1..].parse().unwrap();
            organizations[parent]
                .usage
                .subtree
                .add(Resource::Users, all);
        }
    }
    World::billed(organizations, BillingMode::Assigned, &ACCOUNTS)
}

fn wished(world: &World, wishes: &[Wish]) -> Plan {
    let mut plan = Plan::default();
    let mut told = std::collections::HashSet::new();
    let mut created = Vec::new();
    for (number, wish) in wishes.iter().enumerate() {
        let fill = |draft: &mut OrganizationDraft, is_root: bool| {
            let limit = |limit: Option<u64>| LimitDraft::from(Limit::from(limit));
            if let Some(users) = wish.users {
                draft.users = limit(users);
            }
            if let Some(sso) = wish.sso {
                draft.sso = limit(sso);
            }
            if let Some(hint) = wish.hint {
                draft.login_hint = HINTS[hint].into();
            }
            if let Some(account) = wish.account.filter(|_| is_root) {
                draft.billing_account = ACCOUNTS[account].0.into();
            }
        };
        let there = world.forest.at(wish.at % world.forest.len()).unwrap();
        let organization = world.forest.get(there).clone();
        match wish.kind {
            2 => {
                let place = match created.last() {
                    Some(&step) if wish.at % 2 == 0 => Place::UnderStep(step),
                    _ => Place::Under(organization.id.clone()),
                };
                let mut act = create(place, &format!("New {number}"));
                if let Act::Create { draft, .. } = &mut act {
                    fill(draft, false);
                }
                created.push(plan.add(act));
            }
            _ if !told.insert(organization.id.clone()) => {}
            1 => drop(plan.add(Act::delete(&organization))),
            _ => {
                let mut edit = Box::new(Edit::of(&organization));
                fill(&mut edit.after, organization.parent_org_id.is_none());
                let id = organization.id.clone();
                plan.add(Act::Update { id, edit });
            }
        }
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn where_an_order_exists_it_is_found(seeds in seeds(), wishes in wishes()) {
        let world = grown(&seeds);
        let plan = wished(&world, &wishes);
        let checked = world.check(&plan);
        let is_blocked = checked.steps.iter().any(CheckedStep::is_blocked);
        prop_assert_eq!(!is_blocked, is_possible(&world, &plan), "{:?}", checked);
    }

    #[test]
    fn no_step_comes_before_what_it_waits_for(seeds in seeds(), wishes in wishes()) {
        let world = grown(&seeds);
        let plan = wished(&world, &wishes);
        let checked = world.check(&plan);
        for (place, &at) in checked.order.iter().enumerate() {
            for before in &checked.steps[at].before {
                let is_over = checked.order[..place].contains(&before.at);
                prop_assert!(is_over || !checked.order.contains(&before.at));
            }
        }
    }
}
