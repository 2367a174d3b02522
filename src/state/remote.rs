//! A value that lives at the API: the last good one, whether a newer one is under way, and why the last try failed.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;

use super::ApiError;
use crate::reactive::spawn_scoped;

/// The last good value stays while a newer one is asked for, and after asking has failed.
pub struct Remote<T: 'static> {
    latest: RwSignal<Option<Arc<T>>>,
    error: RwSignal<Option<ApiError>>,
    loading: RwSignal<bool>,
    /// Holds the question under way, and ends it when there is a newer one. Whoever asked does not: a button that is
    /// gone with one answer would take along what else it asked for.
    asking: StoredValue<Owner>,
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Remote<T> {}

impl<T: Send + Sync + 'static> Default for Remote<T> {
    fn default() -> Self {
        Self {
            latest: RwSignal::new(None),
            error: RwSignal::new(None),
            loading: RwSignal::new(false),
            asking: StoredValue::new(Owner::new()),
        }
    }
}

impl<T: Send + Sync + 'static> Remote<T> {
    /// The last good value. `None` also where whatever asked for it is gone.
    pub fn latest(self) -> Option<Arc<T>> {
        self.latest.try_get().flatten()
    }

    /// Why the last try failed, whether or not there is an older value.
    pub fn error(self) -> Option<ApiError> {
        self.error.try_get().flatten()
    }

    pub fn is_loading(self) -> bool {
        self.loading.get()
    }

    /// Whether there is a good value.
    pub fn has_value(self) -> bool {
        self.latest.with(Option::is_some)
    }

    /// As [`Remote::has_value`], for a task. `None`: whatever asked for it is gone.
    pub fn has_value_untracked(self) -> Option<bool> {
        self.latest.try_with_untracked(Option::is_some)
    }

    /// Whether the last question has failed, or may yet. Not where whatever asked for it is gone.
    pub fn is_unanswered(self) -> bool {
        self.loading.try_get_untracked() == Some(true)
            || self.error.try_with_untracked(Option::is_some) == Some(true)
    }

    /// As if nothing had ever been asked. What is still on its way changes nothing.
    pub fn forget(self) {
        self.begin();
        self.loading.set(false);
        self.latest.set(None);
        self.error.set(None);
    }

    /// Puts a value in by hand: one that came in the answer to another call.
    pub fn put(self, value: T) {
        self.latest.set(Some(Arc::new(value)));
        self.error.set(None);
    }

    /// Asks, and keeps the answer. Ends with the owner this was made under, or when it is asked again.
    pub fn ask(self, answer: impl Future<Output = Result<T, ApiError>> + 'static) {
        self.ask_then(answer, |_| ());
    }

    /// Asks, keeps the answer, and then does something with it.
    pub fn ask_then(
        self,
        answer: impl Future<Output = Result<T, ApiError>> + 'static,
        then: impl FnOnce(Arc<T>) + 'static,
    ) {
        let Some(owner) = self.begin() else {
            return;
        };
        let answer: Pin<Box<dyn Future<Output = Result<T, ApiError>>>> = Box::pin(answer);
        let then: Box<dyn FnOnce(Arc<T>)> = Box::new(then);
        owner.with(|| spawn_scoped(async move { self.end(answer.await, then) }));
    }

    /// Ends what is under way. `None` where whatever would ask is gone.
    fn begin(self) -> Option<Owner> {
        let owner = self.asking.try_get_value()?;
        owner.cleanup();
        self.loading.set(true);
        Some(owner)
    }

    fn end(self, answer: Result<T, ApiError>, then: Box<dyn FnOnce(Arc<T>)>) {
        self.loading.set(false);
        match answer {
            Ok(value) => {
                let value = Arc::new(value);
                self.latest.set(Some(Arc::clone(&value)));
                self.error.set(None);
                then(value);
            }
            Err(error) => self.error.set(Some(error)),
        }
    }
}
