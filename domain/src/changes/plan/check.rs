//! What is known against a plan, step by step, in an order in which the API takes every step that it can take.

use super::{
    Plan,
    finding::{Around, Finding, Request},
    order::ordered,
    precedence::{Before, Precedence},
    simulation::Simulation,
};

/// A plan that was checked. Positions are those of the plan's steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    pub steps: Vec<CheckedStep>,
    /// What would be sent, in this order.
    pub order: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckedStep {
    pub findings: Vec<Finding>,
    /// `None`: nothing is sent.
    pub request: Option<Request>,
    pub before: Vec<Before>,
}

impl CheckedStep {
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(Finding::blocks)
    }
}

impl Plan {
    /// Checks every step as things will be when its turn comes, and puts them in order. Steps that are left out count
    /// as if they weren't there.
    pub fn check(&self, around: &Around<'_>) -> Checked {
        let mut simulation = Simulation::new(self, around);
        let precedence = Precedence::of(self, &simulation);
        let order = ordered(self, &simulation, &precedence);
        let mut checked = Checked {
            steps: vec![CheckedStep::default(); self.steps().len()],
            order: Vec::with_capacity(order.sequence.len()),
        };
        for (at, before) in precedence.before.into_iter().enumerate() {
            checked.steps[at].before = before;
        }
        for at in order.sequence {
            let step = &self.steps()[at];
            if let Some(first) = precedence.repeats[at] {
                let first = self.steps()[first].id;
                checked.steps[at].findings = vec![Finding::Repeats(first)];
                continue;
            }
            let against = &order.against[at];
            if !against.is_empty() {
                let others = against.iter().map(|&other| self.steps()[other].id);
                checked.steps[at].findings = vec![Finding::Against(others.collect())];
                continue;
            }
            let (mut findings, request) = simulation.examine(self, at);
            if findings.iter().any(Finding::blocks) {
                let stopped = checked.steps[at].before.iter().find(|before| {
                    let step = &checked.steps[before.at];
                    before.is_needed && (step.is_blocked() || self.steps()[before.at].is_left_out)
                });
                let depends_on =
                    stopped.map(|before| Finding::DependsOn(self.steps()[before.at].id));
                findings.extend(depends_on.filter(|one| !findings.contains(one)));
            } else if let Some(node) = simulation.node_of[at] {
                simulation.apply(&step.act, node);
                checked.order.extend(request.is_some().then_some(at));
            }
            checked.steps[at].findings = findings;
            checked.steps[at].request = request;
        }
        checked
    }
}
