//! A value that lives at the API: whose question it is, and how long it is waited for.

use canopy::state::{ApiError, remote::Remote};
use futures::channel::oneshot::channel;
use leptos::prelude::Owner;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, until};

#[wasm_bindgen_test]
async fn a_question_outlives_the_view_it_was_asked_from() {
    // Starts what runs tasks, as the console's own does.
    let _console = Page::show(|| ());
    let page = Owner::new();
    let remote = page.with(Remote::<u8>::default);
    let (tell, told) = channel();
    let button = page.with(Owner::new);
    button.with(|| remote.ask(async { told.await.map_err(|_| ApiError::TimedOut) }));
    button.cleanup();
    tell.send(7).expect("someone still waits for the answer");
    until("the answer is kept", || {
        remote.latest().as_deref() == Some(&7)
    })
    .await;
    assert!(!remote.is_unanswered());
}

#[wasm_bindgen_test]
async fn a_question_ends_with_the_page_and_with_a_newer_one() {
    let _console = Page::show(|| ());
    let page = Owner::new();
    let remote = page.with(Remote::<u8>::default);
    let (mut first, told_first) = channel();
    let (mut second, told_second) = channel();
    remote.ask(async { told_first.await.map_err(|_| ApiError::TimedOut) });
    remote.ask(async { told_second.await.map_err(|_| ApiError::TimedOut) });
    first.cancellation().await;
    assert!(!second.is_canceled());
    page.cleanup();
    second.cancellation().await;
}
