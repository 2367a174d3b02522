//! Lets so many through at once and the others one after another, in the order they came.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use futures::channel::oneshot::{Sender, channel};

/// A number of places. Clones share them.
#[derive(Clone)]
pub struct Semaphore(Arc<Mutex<State>>);

struct State {
    free: usize,
    waiting: VecDeque<Sender<Permit>>,
}

/// Given back when it is dropped.
pub struct Permit(Semaphore);

impl Semaphore {
    pub fn new(places: usize) -> Self {
        Self(Arc::new(Mutex::new(State {
            free: places,
            waiting: VecDeque::new(),
        })))
    }

    /// Waits for a place.
    pub async fn permit(&self) -> Permit {
        let turn = self.with(|state| {
            if state.free > 0 {
                state.free -= 1;
                return None;
            }
            let (sender, turn) = channel();
            state.waiting.push_back(sender);
            Some(turn)
        });
        match turn {
            None => Permit(self.clone()),
            // The sender is only dropped with the queue, which this future holds.
            Some(turn) => turn.await.unwrap_or_else(|_| Permit(self.clone())),
        }
    }

    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        // Nothing that is done under the lock can leave the numbers half changed.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let next = self.0.with(|state| {
            let next = state.waiting.pop_front();
            if next.is_none() {
                state.free += 1;
            }
            next
        });
        if let Some(next) = next {
            // Who no longer waits hands the place back by dropping it, and it goes to the one behind.
            let _ = next.send(Permit(self.0.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::{FutureExt, executor::block_on};

    use super::*;

    #[test]
    fn no_more_get_through_than_there_are_places() {
        let queue = Semaphore::new(2);
        let first = block_on(queue.permit());
        let _second = block_on(queue.permit());
        assert!(queue.permit().now_or_never().is_none());
        drop(first);
        assert!(queue.permit().now_or_never().is_some());
    }

    #[test]
    fn those_who_wait_go_in_the_order_they_came() {
        let queue = Semaphore::new(1);
        let held = block_on(queue.permit());
        let mut one = Box::pin(queue.permit());
        let mut two = Box::pin(queue.permit());
        assert!((&mut one).now_or_never().is_none());
        assert!((&mut two).now_or_never().is_none());
        drop(held);
        assert!((&mut two).now_or_never().is_none());
        let one = (&mut one).now_or_never();
        assert!(one.is_some());
        drop(one);
        assert!((&mut two).now_or_never().is_some());
    }

    #[test]
    fn whoever_gives_up_waiting_loses_nobody_a_place() {
        let queue = Semaphore::new(1);
        let held = block_on(queue.permit());
        let mut gives_up = Box::pin(queue.permit());
        let mut waits = Box::pin(queue.permit());
        assert!((&mut gives_up).now_or_never().is_none());
        assert!((&mut waits).now_or_never().is_none());
        drop(gives_up);
        drop(held);
        assert!((&mut waits).now_or_never().is_some());
    }
}
