//! Runs of small plans: order, failures, and what a reload leaves.

use super::*;
use crate::{
    changes::plan::finding::Around, form::draft::OrganizationDraft, limits::capacity::Pools,
    workspace::BillingMode,
};

fn create(place: Place, name: &str) -> Act {
    let draft = OrganizationDraft {
        name: name.into(),
        ..OrganizationDraft::default()
    };
    Act::Create { place, draft }
}

fn check(plan: &Plan, forest: &Forest) -> Checked {
    plan.check(&Around {
        forest,
        pools: &Pools::default(),
        mode: Some(BillingMode::Pooled),
        accounts: None,
        only_account: None,
        block: None,
    })
}

fn made(id: &str, parent: Option<&str>, name: &str) -> StepState {
    let organization = Organization {
        parent_org_id: parent.map(Into::into),
        ..Organization::named(id, name)
    };
    StepState::Done(Box::new(Done {
        after: Some(organization.into()),
        ..Done::default()
    }))
}

/// A parent with two children, and three that stand alone.
fn plan() -> Plan {
    let mut plan = Plan::default();
    let parent = plan.add(create(Place::Root, "Parent"));
    plan.add(create(Place::UnderStep(parent), "One"));
    plan.add(create(Place::UnderStep(parent), "Two"));
    for name in ["A", "B", "C"] {
        plan.add(create(Place::Root, name));
    }
    plan
}

fn take_all(run: &mut Run, plan: &Plan) -> Vec<usize> {
    let mut skipped = Vec::new();
    std::iter::from_fn(|| run.take_next(plan, &Forest::default(), &mut skipped)).collect()
}

#[test]
fn three_are_under_way_at_most_and_no_child_before_its_parent() {
    let plan = plan();
    let mut run = Run::of(&plan, &check(&plan, &Forest::default()));
    assert_eq!(take_all(&mut run, &plan), [0, 3, 4]);
    run.end(3, made("a", None, "A"));
    assert_eq!(take_all(&mut run, &plan), [5]);
    run.end(0, made("p", None, "Parent"));
    run.end(4, made("b", None, "B"));
    assert_eq!(take_all(&mut run, &plan), [1, 2]);
    let place = Place::UnderStep(plan.steps()[0].id);
    assert_eq!(run.parent(&plan, &place), Some("p".into()));
}

#[test]
fn a_failure_stops_what_depends_on_it_and_nothing_else() {
    let plan = plan();
    let mut run = Run::of(&plan, &check(&plan, &Forest::default()));
    take_all(&mut run, &plan);
    run.end(0, StepState::Failed("No".into()));
    let mut skipped = Vec::new();
    assert_eq!(
        run.take_next(&plan, &Forest::default(), &mut skipped),
        Some(5)
    );
    assert_eq!(skipped, [1, 2]);
    assert_eq!(run.state(1), &StepState::Skipped(plan.steps()[0].id));
    for at in 3..6 {
        run.end(at, made(&at.to_string(), None, "X"));
    }
    let tally = run.tally();
    assert_eq!(
        (tally.done, tally.failed, tally.not_sent, tally.open),
        (3, 1, 2, 0)
    );
    assert!(run.is_over());
    run.retry();
    assert_eq!(take_all(&mut run, &plan), [0]);
}

#[test]
fn after_a_reload_a_lost_answer_is_looked_for_before_anything_is_sent_again() {
    let plan = plan();
    let old = Organization::named("old", "B");
    let mut run = Run::of(&plan, &check(&plan, &Forest::new([old.clone()])));
    take_all(&mut run, &plan);
    // The parent arrived; A and B did not, and there has been another B all along.
    let there = Forest::new([old, Organization::named("p", "Parent")]);
    let before = BTreeSet::from([OrganizationId::from("old")]);
    let mut again = Run::with(run.states().to_vec());
    again.settle(&plan, &there, &before);
    assert_eq!(again.tally().done, 1);
    let remaining = again.remaining(&plan);
    again.go_on(&check(&remaining, &there));
    assert_eq!(take_all(&mut again, &plan), [1, 2, 3]);
    assert_eq!(again.tally().open, 5);
}

#[test]
fn a_deletion_that_arrived_is_done_and_one_that_did_not_is_sent_again() {
    let [gone, there] = ["gone", "there"].map(|id| Organization::named(id, id));
    let mut plan = Plan::default();
    plan.add(Act::delete(&gone));
    plan.add(Act::delete(&there));
    let forest = Forest::new([gone, there.clone()]);
    let mut run = Run::of(&plan, &check(&plan, &forest));
    take_all(&mut run, &plan);
    run.settle(&plan, &Forest::new([there]), &BTreeSet::new());
    assert!(matches!(run.state(0), StepState::Done(_)));
    assert_eq!(run.state(1), &StepState::Waiting);
}

#[test]
fn an_error_that_says_too_little_holds_up_what_depends_on_it_until_it_was_looked_for() {
    let plan = plan();
    let mut run = Run::of(&plan, &check(&plan, &Forest::default()));
    take_all(&mut run, &plan);
    for at in [0, 3] {
        let why = "Error".to_owned();
        run.end(at, StepState::InDoubt { why, before: None });
    }
    assert_eq!(take_all(&mut run, &plan), [5]);
    assert!(run.has_doubts() && !run.is_over());
    let there = Forest::new([Organization::named("p", "Parent")]);
    run.settle(&plan, &there, &BTreeSet::new());
    assert!(matches!(run.state(0), StepState::Done(_)));
    assert_eq!(run.state(3), &StepState::Failed("Error".into()));
}

#[test]
fn the_time_left_is_told_by_the_time_it_took() {
    let tally = |done, open| Tally {
        done,
        open,
        ..Tally::default()
    };
    assert_eq!(time_left(tally(0, 9), 4.0), None);
    assert_eq!(time_left(tally(2, 6), 1.0), Some(3.0));
}
