//! The wait the API asked for: no call goes out before it is over. It can be seen and cut short. And the waits between
//! the tries of reads that failed.

use std::time::Duration;

use canopy_domain::wire::retry::{LONGEST_WAIT, wait_before_retry};
use futures::{
    channel::oneshot::{Sender, channel},
    future::select,
};
use gloo_timers::future::sleep;
use leptos::prelude::*;

use super::{ApiError, clock};

/// The longest wait that is counted down: a day, in seconds.
const LONGEST_SHOWN: u32 = 86_400;

/// The wait the API asked for, and the calls that sit it out.
#[derive(Clone, Copy, Default)]
pub struct RetryWaits {
    wait: RwSignal<Option<Wait>>,
    /// Dropped to end the wait early.
    held: RwSignal<Vec<Sender<()>>>,
}

/// A wait that the API asked for and that is not over.
#[derive(Clone, PartialEq)]
pub struct Wait {
    /// In seconds since 1970-01-01 UTC.
    pub until: f64,
    /// What the call met that was told to wait.
    pub why: ApiError,
}

impl RetryWaits {
    /// The API asks to wait so many seconds, from now on.
    pub fn begin(self, seconds: u32, why: ApiError) {
        let seconds = f64::from(seconds.min(LONGEST_SHOWN));
        let until = clock::now() + seconds;
        let is_longer = |wait: &Option<Wait>| wait.as_ref().is_none_or(|wait| wait.until < until);
        if seconds == 0.0 || self.wait.try_with_untracked(is_longer) != Some(true) {
            return;
        }
        self.wait.set(Some(Wait { until, why }));
        let over = move || {
            let is_over =
                |wait: &Option<Wait>| wait.as_ref().is_some_and(|wait| wait.until <= until);
            if self.wait.try_with_untracked(is_over) == Some(true) {
                self.wait.set(None);
            }
        };
        set_timeout(over, Duration::from_secs_f64(seconds));
    }

    /// Sits out the wait the API asked for, if there is one.
    ///
    /// # Errors
    /// [`ApiError::RateLimited`], at once, where it is longer than anyone sits out.
    pub async fn over(self) -> Result<(), ApiError> {
        while let Some(wait) = self.wait.try_get_untracked().flatten() {
            let left = wait.until - clock::now();
            if left <= 0.0 {
                break;
            }
            let seconds = left.ceil();
            if seconds > f64::from(LONGEST_WAIT) {
                return Err(ApiError::RateLimited {
                    retry_after: Some(seconds as u32),
                });
            }
            let (end, ended) = channel();
            let _leaves = Leaves(self);
            self.held.update(|held| held.push(end));
            // Chance keeps those who were told together from coming back together.
            select(
                ended,
                sleep(Duration::from_secs_f64(left + clock::chance())),
            )
            .await;
        }
        Ok(())
    }

    /// Waits until a read that has failed so often is to be tried again. `false`, at once: it is not.
    /// What the API asked for comes on top, see [`over`](Self::over).
    pub async fn before_try(self, error: &ApiError, failed: u32) -> bool {
        if !error.is_passing() {
            return false;
        }
        let asked = error.retry_after();
        let Some(seconds) = wait_before_retry(failed, asked, clock::chance()) else {
            return false;
        };
        if asked.is_none() {
            sleep(Duration::from_secs_f64(seconds)).await;
        }
        true
    }

    /// The wait the API asked for. `None`: it asked for none, or that is over.
    pub fn wait(self) -> Option<Wait> {
        self.wait.get()
    }

    /// Whether a call sits it out.
    pub fn has_waiting(self) -> bool {
        self.held.with(|held| !held.is_empty())
    }

    /// Ends the wait: what sits it out is sent now.
    pub fn end(self) {
        self.wait.set(None);
        self.held.update(Vec::clear);
    }
}

/// Takes out the calls that no longer wait, when one of them goes on or is given up.
struct Leaves(RetryWaits);

impl Drop for Leaves {
    fn drop(&mut self) {
        self.0
            .held
            .try_update(|held| held.retain(|end| !end.is_canceled()));
    }
}
