//! Why the API cannot be reached, in words that arrive when they are needed. Knows no session.

use std::{future::Future, pin::Pin};

use crate::{api::reach, split::split_off};

type Advice = Pin<Box<dyn Future<Output = Option<String>>>>;

// Most never see it.
split_off! {
    places: fn advisor() -> fn(String) -> Advice {
        |api| Box::pin(async move { reach::look(&api).await.advice(&api, &reach::page_origin()) })
    }
}

/// Why the API at this address cannot be reached, and what to do about it. `None`: a page cannot tell.
pub async fn why_unreachable(api: String) -> Option<String> {
    let advise = advisor().await.ok()?;
    advise(api).await
}
