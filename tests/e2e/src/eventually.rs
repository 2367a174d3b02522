//! Waiting for something to become true, with a deadline.
//! The only place that lets time pass.

use std::time::{Duration, Instant};

/// How long anything may take before a person would call it broken, on a machine busy with other tests:
/// fifteen seconds, or what CANOPY_PATIENCE says.
fn patience() -> Duration {
    let seconds = std::env::var("CANOPY_PATIENCE")
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(15))
}

const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Asks `look` until it answers `Ok`, and gives the last complaint when patience runs out.
pub async fn eventually<T, E>(mut look: impl AsyncFnMut() -> Result<T, E>) -> Result<T, E> {
    within(patience(), &mut look).await
}

/// The same with another deadline.
pub async fn within<T, E>(
    deadline: Duration,
    mut look: impl AsyncFnMut() -> Result<T, E>,
) -> Result<T, E> {
    let started = Instant::now();
    loop {
        match look().await {
            Err(_) if started.elapsed() < deadline => tokio::time::sleep(BETWEEN_LOOKS).await,
            answer => return answer,
        }
    }
}
