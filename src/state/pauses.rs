//! The waits between the tries of reads that failed; those the API asked for can be seen and cut short. Knows no call.

use std::time::Duration;

use canopy_domain::retry::wait_before_retry;
use futures::{
    channel::oneshot::{Sender, channel},
    future::select,
};
use gloo_timers::future::sleep;
use leptos::prelude::*;

use super::{ApiError, clock};

/// The waits that the API asked for and that are not over.
#[derive(Clone, Copy, Default)]
pub struct Pauses(RwSignal<Vec<Pause>>);

struct Pause {
    /// In seconds since 1970-01-01 UTC.
    until: f64,
    /// Dropped to end the wait early.
    end: Sender<()>,
}

impl Pauses {
    /// Waits until a read that has failed so often is to be tried again. `false`, at once: it is not.
    pub async fn before_try(self, error: &ApiError, failed: u32) -> bool {
        if !error.is_passing() {
            return false;
        }
        let asked = error.retry_after();
        let Some(seconds) = wait_before_retry(failed, asked, clock::chance()) else {
            return false;
        };
        let wait = sleep(Duration::from_secs_f64(seconds));
        if asked.is_none() {
            wait.await;
        } else {
            let (end, ended) = channel();
            let until = clock::now() + seconds;
            let _leaves = Leaves(self);
            self.0.update(|pauses| pauses.push(Pause { until, end }));
            select(ended, wait).await;
        }
        true
    }

    /// When the last of them is over, in seconds since 1970-01-01 UTC. `None`: nothing waits.
    pub fn until(self) -> Option<f64> {
        let ends = |pauses: &Vec<Pause>| pauses.iter().map(|pause| pause.until).reduce(f64::max);
        self.0.with(ends)
    }

    /// Ends all of them: what waits is tried now.
    pub fn end(self) {
        self.0.update(Vec::clear);
    }
}

/// Takes out the pauses nobody sits out any more, when one of them ends or is given up.
struct Leaves(Pauses);

impl Drop for Leaves {
    fn drop(&mut self) {
        self.0
            .0
            .try_update(|pauses| pauses.retain(|pause| !pause.end.is_canceled()));
    }
}
