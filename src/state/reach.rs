//! Why the API cannot be reached, in words that arrive when they are needed.

use std::{future::Future, pin::Pin};

use canopy_domain::wire::reach::Reach;
use canopy_text::errors;

use crate::{
    api::{configuration::Configuration, reach},
    code_split::split_off,
};

type Advice = Pin<Box<dyn Future<Output = Option<String>>>>;

// Most never see it.
split_off! {
    entrance: fn advisor() -> fn(Configuration, bool) -> Advice {
        |api, was_called| Box::pin(advice(api, was_called))
    }
}

async fn advice(api: Configuration, was_called: bool) -> Option<String> {
    let address = &api.api_base_url;
    let found = reach::look(address).await;
    // An answer that cannot be read means nothing until a call has failed.
    let is_known = was_called || found != Reach::Unreadable;
    let advice = errors::reach(found, address, &reach::page_origin(), api.sandbox);
    advice.filter(|_| is_known)
}

/// Why a call to this API could not reach it, and what to do about it. `None`: a page cannot tell.
pub async fn why_unreachable(api: Configuration) -> Option<String> {
    let advise = advisor().await.ok()?;
    advise(api, true).await
}

/// Why no call to this API would reach it, before there is one. `None`: it answers, or a page cannot tell.
pub async fn why_silent(api: Configuration) -> Option<String> {
    let advise = advisor().await.ok()?;
    advise(api, false).await
}
