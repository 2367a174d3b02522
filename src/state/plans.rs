//! Plans in this browser: each is kept under an id that its address names, and found there again after a reload. Knows
//! no screen.

mod checking;
mod database;
mod kept;
mod lock;
mod running;

use std::cell::Cell;

use canopy_domain::{
    changes::plan::{
        Plan, StepId,
        check::Checked,
        run::{Run, StepState, Tally},
    },
    organization::OrganizationId,
};
use leptos::prelude::*;

pub use self::{
    kept::{KeptPlan, forget, keep_new, kept_plans},
    running::Progress,
};
use super::{ApiError, workspace::WorkspaceState};
use crate::reactive::{Anew, memo};

/// A plan that is open: on the screen, or carried out while the person is elsewhere in the workspace.
#[derive(Clone, Copy)]
pub struct OpenPlan {
    workspace: WorkspaceState,
    kept: RwSignal<KeptPlan>,
    plan: RwSignal<Plan>,
    checked: Memo<Anew<Checked>>,
    run: RwSignal<Option<Run>>,
    progress: RwSignal<Progress>,
    /// What others changed that the person was shown, by step and as it was then.
    shown_news: StoredValue<usize>,
    /// Why the organizations couldn't be read before the run.
    failure: RwSignal<Option<ApiError>>,
    /// Whether this browser keeps it.
    is_kept: RwSignal<bool>,
}

thread_local! {
    /// The plan that was opened last in this tab. It lives as long as its workspace is open.
    static OPEN: Cell<Option<OpenPlan>> = const { Cell::new(None) };
}

impl OpenPlan {
    fn new(workspace: WorkspaceState, kept: KeptPlan, states: Option<Vec<StepState>>) -> Self {
        workspace.organizations.hold(move || {
            let plan = RwSignal::new(kept.plan.clone());
            let run = states.map(Run::with);
            let progress = RwSignal::new(match &run {
                None => Progress::Unstarted,
                Some(run) if run.is_over() => Progress::Over,
                Some(_) => Progress::Paused,
            });
            let run = RwSignal::new(run);
            let has_run = memo(move |_| run.with(Option::is_some));
            Self {
                workspace,
                kept: RwSignal::new(kept),
                plan,
                checked: memo(move |before: Option<&Anew<Checked>>| match before {
                    // What is sent was checked when the run began.
                    Some(before) if has_run.get() => before.clone(),
                    _ => Anew::new(plan.with(|plan| checking::check(workspace, plan))),
                }),
                run,
                progress,
                shown_news: StoredValue::new(0),
                failure: RwSignal::new(None),
                is_kept: RwSignal::new(true),
            }
        })
    }

    /// The plan of this id, if it is open in this tab.
    pub fn current(workspace: WorkspaceState, id: &str) -> Option<Self> {
        let open = OPEN.get()?;
        let is_it = open.kept.try_with_untracked(|kept| kept.id == id);
        let same_workspace =
            open.workspace.try_id().is_some() && open.workspace.try_id() == workspace.try_id();
        (is_it == Some(true) && same_workspace).then_some(open)
    }

    /// Opens the plan of this id as it is kept. `None`: this browser has none for this person and workspace.
    pub async fn open(workspace: WorkspaceState, whose: String, id: String) -> Option<Self> {
        let (kept, states) = kept::read(&id).await?;
        let is_here = Some(&kept.workspace) == workspace.try_id().as_ref() && kept.whose == whose;
        if !is_here {
            return None;
        }
        let open = Self::new(workspace, kept, states);
        OPEN.set(Some(open));
        Some(open)
    }

    pub fn workspace(self) -> WorkspaceState {
        self.workspace
    }

    /// What it was made from, in words.
    pub fn title(self) -> String {
        self.kept.with(|kept| kept.title.clone())
    }

    pub fn id(self) -> String {
        self.kept.with_untracked(|kept| kept.id.clone())
    }

    /// When it was made, in seconds since 1970.
    pub fn made_at(self) -> f64 {
        self.kept.with(|kept| kept.made_at)
    }

    pub fn with_plan<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.plan.with(read)
    }

    pub fn checked(self) -> Anew<Checked> {
        self.checked.get()
    }

    /// Reads what became of the steps; nothing before the plan is run.
    pub fn with_run<T>(self, read: impl FnOnce(&Run) -> T) -> Option<T> {
        self.run.with(|run| run.as_ref().map(read))
    }

    pub fn tally(self) -> Option<Tally> {
        self.with_run(Run::tally)
    }

    pub fn progress(self) -> Progress {
        self.progress.get()
    }

    pub fn failure(self) -> Option<ApiError> {
        self.failure.get()
    }

    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// Whether it can still be changed: it can't once any of it was sent.
    pub fn can_be_changed(self) -> bool {
        self.run.with(Option::is_none) && self.progress.get() == Progress::Unstarted
    }

    /// Changes it, and keeps it so.
    pub fn change(self, change: impl FnOnce(&mut Plan)) {
        if !untrack(|| self.can_be_changed()) {
            return;
        }
        self.plan.update(change);
        self.keep();
    }

    pub fn leave_out(self, step: StepId, is_left_out: bool) {
        self.change(|plan| {
            if let Some(step) = plan.step_mut(step) {
                step.is_left_out = is_left_out;
            }
        });
    }

    fn keep(self) {
        let plan = self.plan.get_untracked();
        let Some(kept) = self.kept.try_update(|kept| {
            kept.plan = plan;
            kept.clone()
        }) else {
            return;
        };
        self.workspace.organizations.spawn(async move {
            let is_kept = kept::keep(&kept).await;
            self.is_kept.try_set(is_kept);
        });
    }

    /// What the steps did, in the order of the plan, for taking it back.
    pub fn done(self) -> Vec<canopy_domain::changes::plan::run::Done> {
        let done = self.with_run(|run| {
            let done = run.states().iter().filter_map(|state| match state {
                StepState::Done(done) => Some(canopy_domain::changes::plan::run::Done::clone(done)),
                _ => None,
            });
            done.collect()
        });
        done.unwrap_or_default()
    }

    /// Whether this organization was there when the run began.
    fn there_before(self) -> std::collections::BTreeSet<OrganizationId> {
        let began = self.kept.with_untracked(|kept| kept.began.clone());
        began.map(|began| began.there_before).unwrap_or_default()
    }
}
