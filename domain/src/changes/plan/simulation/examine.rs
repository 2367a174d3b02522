//! Whether a step can be carried out as things are by then: the rules of the single forms, asked of the simulation.

use super::{Node, Simulation};
use crate::{
    changes::plan::{
        Act, Place, Plan,
        finding::{Finding, Request},
    },
    form::{
        billing_choice::BillingChoice,
        draft::{OrganizationDraft, Surroundings},
        field::Field,
        problem::{CeilingSetter, Problem},
    },
    limits::ceiling::Ceiling,
    organization::{
        BillingAccountId, MAX_CHILDREN, MAX_DEPTH, MAX_ORGANIZATIONS, limits::Resource,
    },
    tree::full::Full,
    wire::path_segment::is_path_segment,
    workspace::{BillingMode, permission::WriteBlock},
};

/// Who sets a ceiling.
#[derive(Clone, Copy, Debug)]
enum Setter {
    Node(usize),
    Subscription,
}

impl Simulation<'_> {
    /// Whether a step can be carried out as things are now, and with which request.
    pub fn examine(&self, plan: &Plan, at: usize) -> (Vec<Finding>, Option<Request>) {
        let act = &plan.steps()[at].act;
        let mut findings = Vec::new();
        findings.extend(self.around.block.map(Finding::Write));
        let Some(node) = self.node_of[at] else {
            findings.push(Finding::Gone);
            return (findings, None);
        };
        if (act.organization()).is_some_and(|id| !is_path_segment(id.as_str())) {
            findings.push(Finding::Write(WriteBlock::UnusableId));
        }
        let request = match act {
            Act::Create { place, draft } => self.create(place, draft, node, &mut findings),
            Act::Update { edit, .. } => {
                let theirs = OrganizationDraft::of(self.organization(node));
                for field in edit.fields() {
                    let is_as_planned = edit.before.same(&theirs, field);
                    if !is_as_planned && !edit.after.same(&theirs, field) {
                        let now = theirs.value(field);
                        findings.push(Finding::Changed { field, now });
                    }
                }
                self.update(&theirs, edit.put_into(&theirs), node, &mut findings)
            }
            Act::Delete { .. } => self.delete(node, &mut findings),
        };
        let is_blocked = findings.iter().any(Finding::blocks);
        (findings, request.filter(|_| !is_blocked))
    }

    fn create(
        &self,
        place: &Place,
        draft: &OrganizationDraft,
        node: usize,
        findings: &mut Vec<Finding>,
    ) -> Option<Request> {
        let parent = self.nodes[node].parent;
        match (place, parent) {
            (Place::Root, _) => {}
            (Place::Under(id), _) if !is_path_segment(id.as_str()) => {
                findings.push(Finding::Write(WriteBlock::UnusableId));
            }
            (Place::UnderStep(id), parent) if parent.is_none_or(|at| !self.nodes[at].is_there) => {
                findings.push(Finding::DependsOn(*id));
                return None;
            }
            (_, parent) if parent.is_none_or(|at| !self.nodes[at].is_there) => {
                findings.push(Finding::NoParent);
                return None;
            }
            _ => {}
        }
        findings.extend(self.full(parent).map(Finding::Full));
        let chosen = self.account_of(draft, parent, findings);
        let surroundings = Surroundings {
            billing: BillingChoice::new(self.around.mode, parent.is_none()),
            only_account: self.around.only_account.cloned(),
            ceilings: self.ceilings(parent, chosen.as_ref().or(self.around.only_account)),
            used: [0; 3],
            hint_holder: self.other_holder(&draft.login_hint, node),
        };
        let checked = draft.check(&surroundings, |setter| self.name(*setter));
        self.taken(checked.map(Request::Create), findings)
    }

    fn update(
        &self,
        theirs: &OrganizationDraft,
        mine: OrganizationDraft,
        node: usize,
        findings: &mut Vec<Finding>,
    ) -> Option<Request> {
        let Node { parent, used, .. } = self.nodes[node];
        let changes_account = !mine.same(theirs, Field::BillingAccount);
        let account = match changes_account {
            true => self.account_of(&mine, parent, findings),
            false => self.nodes[node].account.clone(),
        };
        let billing = BillingChoice::of_existing(self.around.mode, parent.is_none());
        if changes_account && billing == BillingChoice::NotAllowed && account.is_none() {
            let problem = Problem::BillingAccountNotAllowed;
            findings.push(Finding::Field(Field::BillingAccount, problem));
        }
        if changes_account {
            findings.extend(self.lacks_room(node, account.as_ref()));
        }
        let surroundings = Surroundings {
            billing,
            only_account: None,
            ceilings: self.ceilings(parent, account.as_ref()),
            used,
            hint_holder: self.other_holder(&mine.login_hint, node),
        };
        let checked = mine.check_update(theirs, &surroundings, |setter| self.name(*setter));
        if checked.as_ref().is_ok_and(|request| request.is_empty()) {
            findings.push(Finding::AsWanted);
            return None;
        }
        self.taken(checked.map(Request::Update), findings)
    }

    fn delete(&self, node: usize, findings: &mut Vec<Finding>) -> Option<Request> {
        let Node { children, .. } = self.nodes[node];
        if children > 0 {
            findings.push(Finding::TakesAlong { children });
        }
        let usage = &self.organization(node).usage;
        if usage.subtree.is_any() || usage.own.is_any() {
            findings.push(Finding::InUse);
        } else if !usage.subtree.is_zero() || !usage.own.is_zero() {
            findings.push(Finding::UsageUnknown);
        }
        Some(Request::Delete)
    }

    fn taken(
        &self,
        checked: Result<Request, Vec<(Field, Problem)>>,
        findings: &mut Vec<Finding>,
    ) -> Option<Request> {
        let problems = match checked {
            Ok(request) => return Some(request),
            Err(problems) => problems,
        };
        let found = problems.into_iter();
        findings.extend(found.map(|(field, problem)| Finding::Field(field, problem)));
        None
    }

    /// The account that is chosen for an organization, and what is wrong with it.
    fn account_of(
        &self,
        draft: &OrganizationDraft,
        parent: Option<usize>,
        findings: &mut Vec<Finding>,
    ) -> Option<BillingAccountId> {
        let chosen = draft.billing_account.trim();
        if chosen.is_empty() {
            return None;
        }
        let chosen = BillingAccountId::from(chosen);
        let choice = BillingChoice::new(self.around.mode, parent.is_none());
        if choice == BillingChoice::NotAllowed {
            let problem = Problem::BillingAccountNotAllowed;
            findings.push(Finding::Field(Field::BillingAccount, problem));
        } else if (self.around.accounts).is_some_and(|known| !known.contains(&chosen)) {
            findings.push(Finding::UnknownAccount);
        }
        Some(chosen)
    }

    fn full(&self, parent: Option<usize>) -> Option<Full> {
        if self.living >= MAX_ORGANIZATIONS {
            return Some(Full::Workspace);
        }
        let Node {
            depth, children, ..
        } = self.nodes[parent?];
        if depth >= MAX_DEPTH {
            return Some(Full::Levels);
        }
        (children >= MAX_CHILDREN).then_some(Full::Children)
    }

    fn other_holder(&self, hint: &str, node: usize) -> Option<String> {
        let holder = self.holder_of(hint.trim()).filter(|&holder| holder != node);
        holder.map(|holder| self.nodes[holder].title.clone())
    }

    /// What an organization under `parent`, or a root of this account, stands under, per resource.
    fn ceilings(
        &self,
        parent: Option<usize>,
        account: Option<&BillingAccountId>,
    ) -> [Vec<Ceiling<Setter>>; 3] {
        let above = |parent| std::iter::once(parent).chain(self.ancestors(parent));
        let root = parent.and_then(|parent| above(parent).last());
        let account = root.map_or(account, |root| self.nodes[root].account.as_ref());
        let pool = self.pool_of(account).map(|pool| &self.pools[pool]);
        Resource::ALL.map(|resource| {
            let at = resource as usize;
            let ancestors = parent.into_iter().flat_map(above).filter_map(|node| {
                Some(Ceiling {
                    amount: self.nodes[node].limits[at].amount()?,
                    used: self.nodes[node].used[at],
                    source: Setter::Node(node),
                })
            });
            let capacity = pool.and_then(|pool| {
                Some(Ceiling {
                    amount: pool.capacity.allowed[at]?,
                    used: pool.used[at],
                    source: Setter::Subscription,
                })
            });
            ancestors.chain(capacity).collect()
        })
    }

    fn name(&self, setter: Setter) -> CeilingSetter {
        match setter {
            Setter::Node(node) => CeilingSetter::Organization(self.nodes[node].title.clone()),
            Setter::Subscription => CeilingSetter::Subscription,
        }
    }

    /// Whether the account has too little capacity for all that a root uses (assumed: Q24).
    fn lacks_room(&self, node: usize, account: Option<&BillingAccountId>) -> Option<Finding> {
        if self.around.mode != Some(BillingMode::Assigned) {
            return None;
        }
        let pool = self.pool_of(account)?;
        let short = |resource: &Resource| {
            let used = self.nodes[node].used[*resource as usize];
            (self.pools[pool].left(*resource)).is_some_and(|left| used > left)
        };
        let resource = Resource::ALL.into_iter().find(short)?;
        Some(Finding::AccountFull {
            resource,
            used: self.nodes[node].used[resource as usize],
            left: self.pools[pool].left(resource).unwrap_or_default(),
        })
    }
}
