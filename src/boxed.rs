//! Derived signals, memos, effects and tasks from boxed closures. Leptos compiles its machinery once for every closure it is
//! given; boxed, once for every type of value, which leaves a tenth of the program out of the download.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, task::spawn_local_scoped_with_cancellation};

/// As `Signal::derive`.
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
    Memo::new(value)
}

/// As `Effect::new`, for one that does not look back at its last run.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// Runs a task that ends with the owner it is started under.
pub fn spawn_scoped(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local_scoped_with_cancellation(task);
}
