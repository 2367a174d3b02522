//! Derived signals, memos, effects, timers and tasks from boxed closures. Leptos compiles its machinery once for every
//! closure it is given; boxed, once for every type of value, which leaves a tenth of the program out of the download.

use std::{future::Future, ops::Deref, pin::Pin, sync::Arc, time::Duration};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
    reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber},
    task::{spawn_local, spawn_local_scoped_with_cancellation},
};

/// As `Signal::derive`.
#[expect(clippy::disallowed_methods, reason = "the one place that makes them")]
pub fn derived<T: Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Signal::derive(value)
}

type MemoFn<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

/// As `Memo::new`.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let value: MemoFn<T> = Box::new(value);
    let memo = ArcMemo::new(value);
    forget_sources(memo.to_any_subscriber());
    memo.into()
}

/// As `memo`, for what counts as changed whenever it is made anew: it costs more to compare than to pass on.
pub fn memo_anew<T: Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let value: MemoFn<T> = Box::new(move |_| value());
    let memo = ArcMemo::new_with_compare(value, |_, _| true);
    forget_sources(memo.to_any_subscriber());
    memo.into()
}

/// As `Effect::new`, for one that does not look back at its last run.
#[expect(clippy::disallowed_methods, reason = "the one place that makes them")]
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    forget_sources(Effect::new(move |_| run()).to_any_subscriber());
}

/// Takes what has subscribed out of its sources when the current owner ends. Leptos leaves it there, so that a signal
/// which outlasts a page would keep more with every page that is opened.
fn forget_sources(subscriber: AnySubscriber) {
    on_cleanup(move || subscriber.clear_sources(&subscriber));
}

/// Waits for a moment of rest, one at a time.
#[derive(Clone, Copy, Default)]
pub struct Rest(StoredValue<Option<TimeoutHandle>>);

impl Rest {
    /// Does `then` after so long, unless this begins anew or is ended before. `false`: there is no timer for it.
    pub fn begin(self, pause: Duration, then: impl FnOnce() + 'static) -> bool {
        self.end();
        let then: Box<dyn FnOnce()> = Box::new(then);
        let timer = set_timeout_with_handle(then, pause).ok();
        let is_set = timer.is_some();
        self.0.try_set_value(timer);
        is_set
    }

    /// Whether there was something to wait for.
    pub fn end(self) -> bool {
        let timer = self.0.try_update_value(Option::take).flatten();
        if let Some(timer) = &timer {
            timer.clear();
        }
        timer.is_some()
    }
}

/// Runs a task that ends with the owner it is started under.
pub fn spawn_scoped(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    // What it reads is nothing to the effect that may have started it.
    untrack(|| spawn_local_scoped_with_cancellation(task));
}

/// Runs a task to its end, wherever the person goes meanwhile: what it sends arrives. What it was started by may be
/// gone after each wait, and with it all that belonged to that: such a value is asked for with `try_…` alone, since the
/// others end the page (held by tests/architecture).
#[expect(clippy::disallowed_methods, reason = "the one place that begins them")]
pub fn spawn_unscoped(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local(task);
}

/// What is done when such a task has ended, under the same rule.
pub type Afterwards<T> = Arc<dyn Fn(T) + Send + Sync>;

pub fn afterwards<T>(then: impl Fn(T) + Send + Sync + 'static) -> Afterwards<T> {
    Arc::new(then)
}

/// A value that counts as changed whenever it is made anew: for what costs more to compare than to pass on, or says
/// more than a comparison would see.
#[derive(Debug, Default)]
pub struct Anew<T>(pub Arc<T>);

impl<T> Anew<T> {
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Anew<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Anew<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Anew<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
