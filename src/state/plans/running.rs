//! Carries a plan out: reads what is there, sends what can be sent, at most three calls at once, and keeps what became
//! of each step before the next, so that a reload, a crash or an expired token loses nothing.

use canopy_domain::{
    changes::plan::{
        Act,
        check::Checked,
        finding::{Finding, Request},
        run::{Done, Run, StepState},
    },
    form::draft::NotTaken,
    organization::Organization,
    wire::retry::LONGEST_WAIT,
};
use canopy_text::{errors, form::answer};
use futures::stream::{FuturesUnordered, StreamExt};
use leptos::prelude::*;

use super::{
    OpenPlan, checking,
    kept::{self, Began},
    lock::{self, Lock},
};
use crate::{
    api,
    composed::composed,
    state::{ApiError, clock, storage::Key},
};

/// How far a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Unstarted,
    /// What is there is read before anything is sent.
    Reading,
    Running,
    /// Calls are under way, and no further one is sent.
    Pausing,
    Paused,
    /// Calls are under way, and then it is over.
    Stopping,
    Over,
    /// Another tab carries out a plan.
    Elsewhere,
}

/// What became of a call.
enum Sent {
    Ended(StepState),
    /// Whether it was carried out can't be told, and nothing can be sent now.
    Lost(ApiError),
    /// It was not taken, and nothing else would be now.
    Halted(ApiError),
    /// It is to be sent again.
    Again,
}

impl OpenPlan {
    /// Begins, or goes on. Does nothing while it is under way.
    pub fn run(self) {
        let can_begin = matches!(
            self.progress.try_get_untracked(),
            Some(Progress::Unstarted | Progress::Paused | Progress::Elsewhere)
        );
        if !can_begin {
            return;
        }
        self.progress.set(Progress::Reading);
        self.failure.set(None);
        self.workspace.organizations.spawn(async move {
            let before = match self.run.try_with_untracked(Option::is_some) {
                Some(true) => Progress::Paused,
                _ => Progress::Unstarted,
            };
            let Some(lock) = self.lock().await else {
                self.progress.try_set(Progress::Elsewhere);
                return;
            };
            match self.workspace.organizations.read_all().await {
                Ok(()) => self.begin(lock).await,
                Err(error) => {
                    self.failure.try_set(Some(error));
                    self.progress.try_set(before);
                }
            }
        });
    }

    /// Sends what failed, and what was not sent because of it, again.
    pub fn retry(self) {
        self.run.update(|run| {
            if let Some(run) = run {
                run.retry();
            }
        });
        self.progress.set(Progress::Paused);
        self.run();
    }

    /// Sends nothing more for now.
    pub fn pause(self) {
        if self.progress.get_untracked() == Progress::Running {
            self.progress.set(Progress::Pausing);
        }
    }

    /// Sends nothing more.
    pub fn stop(self) {
        match self.progress.get_untracked() {
            Progress::Running | Progress::Pausing => self.progress.set(Progress::Stopping),
            Progress::Paused => self.end(),
            _ => {}
        }
    }

    /// One plan at a time in this browser, for this installation.
    async fn lock(self) -> Option<Lock> {
        lock::take(&Key::new(&["plan"]).to_string()).await
    }

    /// After what is there was read.
    async fn begin(self, lock: Lock) {
        let has_run = self.run.try_with_untracked(Option::is_some);
        let checked = match has_run {
            Some(true) => self.go_on(),
            Some(false) => self.begin_anew().await,
            None => None,
        };
        if let Some(checked) = checked {
            self.progress.try_set(Progress::Running);
            self.carry_on(checked).await;
        }
        drop(lock);
    }

    /// `None`: others have changed something since the plan was last looked at, and it is for the person to say whether
    /// it is run all the same; or there is nothing to send.
    async fn begin_anew(self) -> Option<Checked> {
        let plan = self.plan.try_get_untracked()?;
        let checked = untrack(|| checking::check(self.workspace, &plan));
        let news = news(&checked);
        if news > self.shown_news.try_get_value()? || checked.order.is_empty() {
            self.shown_news.try_set_value(news);
            self.progress.try_set(Progress::Unstarted);
            return None;
        }
        let run = Run::of(&plan, &checked);
        let forest = untrack(|| self.workspace.organizations.forest());
        let began = Began {
            at: clock::now(),
            there_before: forest
                .iter()
                .map(|(_, organization)| organization.id.clone())
                .collect(),
        };
        let kept = self.kept.try_update(|kept| {
            kept.began = Some(began);
            kept.clone()
        })?;
        let states = run.states().iter().cloned().enumerate().collect();
        let is_kept = kept::keep_steps(&kept.id, states).await && kept::keep(&kept).await;
        self.is_kept.try_set(is_kept);
        self.run.try_set(Some(run));
        Some(checked)
    }

    /// Goes on with what is left, after a pause, a reload or a failure.
    fn go_on(self) -> Option<Checked> {
        let plan = self.plan.try_get_untracked()?;
        let forest = untrack(|| self.workspace.organizations.forest());
        let there_before = self.there_before();
        self.run
            .try_update(|run| {
                let run = run.as_mut()?;
                run.settle(&plan, &forest, &there_before);
                let remaining = run.remaining(&plan);
                let checked = untrack(|| checking::check(self.workspace, &remaining));
                run.go_on(&checked);
                Some(checked)
            })
            .flatten()
    }

    async fn carry_out(self, checked: &Checked) {
        let mut calls = FuturesUnordered::new();
        loop {
            while let Some(at) = self.next().await {
                calls.push(async move { (at, self.send(at, checked).await) });
            }
            let Some((at, sent)) = calls.next().await else {
                break;
            };
            match sent {
                Sent::Ended(state) => self.note(at, state).await,
                Sent::Again => self.note(at, StepState::Waiting).await,
                Sent::Halted(error) => {
                    self.halt(error);
                    self.note(at, StepState::Waiting).await;
                }
                // It stays under way until what is there was read again.
                Sent::Lost(error) => self.halt(error),
            }
        }
    }

    /// Carries out all that can be, and looks for what is in doubt.
    async fn carry_on(self, mut checked: Checked) {
        loop {
            self.carry_out(&checked).await;
            let has_doubts = |run: &Option<Run>| run.as_ref().is_some_and(Run::has_doubts);
            let has_doubts = self.run.try_with_untracked(has_doubts) == Some(true);
            match self.progress.try_get_untracked() {
                Some(Progress::Pausing) => {
                    self.progress.try_set(Progress::Paused);
                    return;
                }
                Some(Progress::Running | Progress::Stopping) if has_doubts => {}
                Some(_) => return self.end(),
                None => return,
            }
            if let Err(error) = self.workspace.organizations.read_all().await {
                self.failure.try_set(Some(error));
                self.progress.try_set(Progress::Paused);
                return;
            }
            let Some(again) = self.go_on() else {
                return;
            };
            checked = again;
            self.keep_all().await;
        }
    }

    async fn keep_all(self) {
        let count = self.plan.try_with_untracked(|plan| plan.steps().len());
        let all: Vec<usize> = (0..count.unwrap_or_default()).collect();
        self.keep_states(&all).await;
    }

    /// Sends no further call, because of this.
    fn halt(self, error: ApiError) {
        self.failure.try_set(Some(error));
        if self.progress.try_get_untracked() == Some(Progress::Running) {
            self.progress.try_set(Progress::Pausing);
        }
    }

    /// The next step that can be sent, noted as under way.
    async fn next(self) -> Option<usize> {
        if self.progress.try_get_untracked() != Some(Progress::Running) {
            return None;
        }
        let mut skipped = Vec::new();
        let forest = untrack(|| self.workspace.organizations.forest());
        let next = self
            .run
            .try_update(|run| {
                let plan = self.plan.try_get_untracked()?;
                run.as_mut()?.take_next(&plan, &forest, &mut skipped)
            })
            .flatten();
        skipped.extend(next);
        self.keep_states(&skipped).await;
        next
    }

    async fn note(self, at: usize, state: StepState) {
        self.run.try_update(|run| {
            if let Some(run) = run {
                run.end(at, state);
            }
        });
        self.keep_states(&[at]).await;
    }

    async fn keep_states(self, steps: &[usize]) {
        let Some(id) = self.kept.try_with_untracked(|kept| kept.id.clone()) else {
            return;
        };
        let states = self.run.try_with_untracked(|run| {
            let run = run.as_ref()?;
            Some(
                steps
                    .iter()
                    .map(|&at| (at, run.state(at).clone()))
                    .collect::<Vec<_>>(),
            )
        });
        if let Some(states) = states.flatten().filter(|states| !states.is_empty()) {
            let is_kept = kept::keep_steps(&id, states).await;
            self.is_kept.try_set(is_kept);
        }
    }

    /// What was not sent is not sent any more.
    fn end(self) {
        self.progress.try_set(Progress::Over);
        let left: Option<Vec<usize>> = self.run.try_update(|run| {
            let Some(run) = run else {
                return Vec::new();
            };
            let waiting = run.states().iter().enumerate();
            let waiting = waiting.filter(|(_, state)| **state == StepState::Waiting);
            let waiting: Vec<usize> = waiting.map(|(at, _)| at).collect();
            for &at in &waiting {
                run.end(at, StepState::LeftOut);
            }
            waiting
        });
        if let Some(left) = left.filter(|left| !left.is_empty()) {
            self.workspace
                .organizations
                .spawn(async move { self.keep_states(&left).await });
        }
    }

    async fn send(self, at: usize, checked: &Checked) -> Sent {
        let Some((plan, workspace)) = self.plan.try_get_untracked().zip(self.workspace.try_id())
        else {
            return Sent::Again;
        };
        let Some(request) = &checked.steps[at].request else {
            return Sent::Ended(StepState::LeftOut);
        };
        let session = self.workspace.session();
        let act = &plan.steps()[at].act;
        let before = self
            .run
            .try_with_untracked(|run| match run.as_ref()?.state(at) {
                StepState::UnderWay(before) => before.as_deref().cloned(),
                _ => None,
            });
        let before = before.flatten();
        let answer = match (request, act) {
            (Request::Create(request), Act::Create { place, .. }) => {
                let parent = self
                    .run
                    .try_with_untracked(|run| run.as_ref()?.parent(&plan, place));
                let call = match parent.flatten() {
                    Some(parent) => api::organizations::create_child(&workspace, &parent, request),
                    None => api::organizations::create(&workspace, request),
                };
                let answer = session.send(call).await;
                answer.map(|after| {
                    let not_taken = request.not_taken(&after, composed);
                    (Some(after), not_taken)
                })
            }
            (Request::Update(request), Act::Update { id, .. }) => {
                let call = api::organizations::update(&workspace, id, request);
                let answer = session.send(call).await;
                answer.map(|after| {
                    let not_taken = request.not_taken(&after, composed);
                    (Some(after), not_taken)
                })
            }
            (_, act) => {
                let Some(id) = act.organization() else {
                    return Sent::Ended(StepState::LeftOut);
                };
                let call = api::organizations::delete(&workspace, id);
                session.send(call).await.map(|()| (None, Vec::new()))
            }
        };
        self.sent(act, before, answer)
    }

    fn sent(
        self,
        act: &Act,
        before: Option<Organization>,
        answer: Result<(Option<Organization>, Vec<NotTaken>), ApiError>,
    ) -> Sent {
        let organizations = self.workspace.organizations;
        let error = match answer {
            Ok((after, not_taken)) => {
                match &after {
                    Some(after) => organizations.put(after.clone()),
                    None => act
                        .organization()
                        .into_iter()
                        .for_each(|id| organizations.take_out(id)),
                }
                let not_taken = not_taken.iter().map(answer::not_taken).collect();
                return Sent::Ended(StepState::Done(Box::new(Done {
                    before,
                    after,
                    not_taken,
                })));
            }
            Err(error) => error,
        };
        match error {
            ApiError::SignedInAgain => Sent::Again,
            ApiError::Unauthorized => Sent::Halted(error),
            ApiError::RateLimited { .. } if error.retry_after() <= Some(LONGEST_WAIT) => {
                Sent::Again
            }
            ApiError::RateLimited { .. } => Sent::Halted(error),
            // It is gone already, which is what was wanted.
            ApiError::NotFound if matches!(act, Act::Delete { .. }) => {
                act.organization()
                    .into_iter()
                    .for_each(|id| organizations.take_out(id));
                Sent::Ended(StepState::Done(Box::new(Done {
                    before,
                    ..Done::default()
                })))
            }
            ApiError::Unreachable | ApiError::TimedOut => Sent::Lost(error),
            error if error.leaves_doubt() => Sent::Ended(StepState::InDoubt {
                why: errors::sentence(&error),
                before: before.map(Box::new),
            }),
            error => Sent::Ended(StepState::Failed(errors::sentence(&error))),
        }
    }
}

/// In how many fields of how many steps something was changed since the plan was made.
fn news(checked: &Checked) -> usize {
    let findings = checked.steps.iter().flat_map(|step| &step.findings);
    findings
        .filter(|finding| matches!(finding, Finding::Changed { .. }))
        .count()
}
