//! The API's reports of organizations' limits: each is asked for once, and shared by all that show it.

use std::sync::Arc;

use canopy_domain::{
    limits::report::LimitsReport,
    organization::{Organization, OrganizationId, WorkspaceId},
    tree::forest::Forest,
};
use leptos::prelude::*;

use crate::{
    api,
    reactive::effect,
    state::{
        clock,
        organizations::{Completeness, Organizations},
        remote::Remote,
        session::Session,
    },
};

/// How many reports that nothing shows any more are kept for whoever comes back.
const KEPT_AT_MOST: usize = 8;
/// How long such a report is shown again without being asked for anew: seconds. Usage changes unseen.
const FRESH: f64 = 30.0;

/// The reports of one workspace.
#[derive(Clone, Copy)]
pub struct LimitsReports {
    /// Those that were let go of last come last.
    reports: StoredValue<Vec<Shared>>,
    /// A report belongs to the workspace, and not to the page that asked for it first.
    owner: StoredValue<Owner>,
    is_following: StoredValue<bool>,
    organizations: Organizations,
    workspace: StoredValue<WorkspaceId>,
    session: Session,
}

/// One report.
#[derive(Clone)]
struct Shared {
    organization: OrganizationId,
    report: Remote<LimitsReport>,
    owner: Owner,
    /// How many show it.
    readers: usize,
    asked_at: f64,
    basis: Basis,
}

/// What was known when a report was asked for.
#[derive(Clone, Default)]
struct Basis {
    /// `None`: no list had come.
    list: Option<Arc<Completeness>>,
    /// The organization and its ancestors.
    path: Vec<Arc<Organization>>,
}

impl Basis {
    fn of(id: &OrganizationId, forest: &Forest, list: Option<Arc<Completeness>>) -> Self {
        let index = forest.index_of(id).into_iter();
        let path = index.flat_map(|index| std::iter::once(index).chain(forest.ancestors(index)));
        Self {
            list,
            path: path.map(|at| Arc::clone(forest.get(at))).collect(),
        }
    }

    /// Whether a newer list has come since, or the organization or an ancestor has changed. The first list is as old
    /// as what was asked for beside it.
    fn is_outdated(&self, now: &Self) -> bool {
        let is_listed_anew = match (&self.list, &now.list) {
            (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
            _ => false,
        };
        let is_changed = |before: &Arc<Organization>| {
            let now = now.path.iter().find(|now| now.id == before.id);
            now.is_some_and(|now| !Arc::ptr_eq(before, now) && before != now)
        };
        is_listed_anew || self.path.iter().any(is_changed)
    }
}

impl LimitsReports {
    pub fn new(session: Session, workspace: WorkspaceId, organizations: Organizations) -> Self {
        Self {
            reports: StoredValue::new(Vec::new()),
            owner: StoredValue::new(Owner::new()),
            is_following: StoredValue::new(false),
            organizations,
            workspace: StoredValue::new(workspace),
            session,
        }
    }

    /// The report of an organization, asked for if nobody has yet. It is kept up to date until the current owner ends.
    pub fn of(self, id: &OrganizationId) -> Remote<LimitsReport> {
        let id = id.clone();
        let known = self.reports.try_update_value(|reports| {
            let known = reports.iter_mut().find(|one| one.organization == id)?;
            known.readers += 1;
            let is_old = known.readers == 1 && clock::now() - known.asked_at >= FRESH;
            Some((known.report, is_old))
        });
        let (report, is_wanted) = match known.flatten() {
            Some(known) => known,
            None => (self.start_sharing(id.clone()), true),
        };
        if is_wanted {
            self.ask(&id);
        }
        self.follow_the_list();
        on_cleanup(move || self.let_go(&id));
        report
    }

    /// Asks anew for what could not be had of all that is shown. What kept the one back kept the others, so what is
    /// still being tried is asked for anew too: its next failure would tell of before.
    pub fn retry(self) {
        self.ask_where(|one| one.readers > 0 && one.report.is_unanswered());
    }

    fn start_sharing(self, organization: OrganizationId) -> Remote<LimitsReport> {
        let owner = self.owner.try_get_value().unwrap_or_default().child();
        let report = owner.with(Remote::default);
        let shared = Shared {
            organization,
            report,
            owner,
            readers: 1,
            asked_at: 0.0,
            basis: Basis::default(),
        };
        self.reports.update_value(|reports| reports.push(shared));
        report
    }

    fn ask(self, id: &OrganizationId) {
        self.ask_where(|one| one.organization == *id);
    }

    fn ask_where(self, is_wanted: impl Fn(&Shared) -> bool) {
        let (forest, list) = untrack(|| {
            let organizations = self.organizations;
            (organizations.forest(), organizations.last_list())
        });
        let wanted = self.reports.try_update_value(|reports| {
            let wanted = reports.iter_mut().filter(|one| is_wanted(one));
            let asked = wanted.map(|one| {
                one.asked_at = clock::now();
                one.basis = Basis::of(&one.organization, &forest, list.clone());
                (one.organization.clone(), one.report)
            });
            asked.collect::<Vec<_>>()
        });
        let Some(workspace) = self.workspace.try_get_value() else {
            return;
        };
        for (organization, report) in wanted.unwrap_or_default() {
            let call = api::organizations::limits(&workspace, &organization);
            report.ask(self.session.send(call));
        }
    }

    /// From the first report on. Before, there is nothing to follow, and the code for it need not be there yet.
    fn follow_the_list(self) {
        let was_following = (self.is_following).try_update_value(|is| std::mem::replace(is, true));
        let Some(owner) = self
            .owner
            .try_get_value()
            .filter(|_| was_following == Some(false))
        else {
            return;
        };
        let organizations = self.organizations;
        owner.with(|| {
            effect(move || {
                let forest = organizations.forest();
                let list = organizations.last_list();
                untrack(|| self.follow(&forest, list.as_ref()));
            });
        });
    }

    /// Asks anew for what is out of date and shown, and drops what is out of date and not.
    fn follow(self, forest: &Forest, list: Option<&Arc<Completeness>>) {
        let is_outdated = |one: &Shared| {
            let now = Basis::of(&one.organization, forest, list.cloned());
            one.basis.is_outdated(&now)
        };
        self.drop_where(|one| one.readers == 0 && is_outdated(one));
        self.ask_where(is_outdated);
    }

    /// One reader less. What nothing shows any more is given up if it is still asked for or could not be had.
    fn let_go(self, id: &OrganizationId) {
        self.reports.update_value(|reports| {
            let Some(at) = reports.iter().position(|one| one.organization == *id) else {
                return;
            };
            let mut one = reports.remove(at);
            one.readers -= 1;
            reports.push(one);
        });
        self.drop_where(|one| one.readers == 0 && one.report.is_unanswered());
        let unread = (self.reports)
            .try_with_value(|reports| reports.iter().filter(|one| one.readers == 0).count());
        if unread.is_some_and(|unread| unread > KEPT_AT_MOST) {
            let oldest = self.reports.try_with_value(|reports| {
                let oldest = reports.iter().find(|one| one.readers == 0)?;
                Some(oldest.organization.clone())
            });
            let oldest = oldest.flatten();
            self.drop_where(|one| Some(&one.organization) == oldest.as_ref());
        }
    }

    fn drop_where(self, is_dropped: impl Fn(&Shared) -> bool) {
        let dropped = (self.reports)
            .try_update_value(|reports| reports.extract_if(.., |one| is_dropped(one)).collect());
        let dropped: Vec<Shared> = dropped.unwrap_or_default();
        for one in dropped {
            one.owner.cleanup();
        }
    }
}
