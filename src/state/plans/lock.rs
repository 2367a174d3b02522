//! A lock that one tab of this browser holds at a time, for as long as it is needed or the tab is there.

use futures::channel::oneshot::{Sender, channel};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::reactive::spawn_unscoped;

/// Given back when it is dropped.
pub struct Lock {
    /// Its end is what the browser waits for. `None`: this browser has no locks, and each tab is on its own.
    _held: Option<Sender<()>>,
}

/// Takes a lock. `None`: another tab has it.
pub async fn take(name: &str) -> Option<Lock> {
    let Some((manager, request)) = manager() else {
        return Some(Lock { _held: None });
    };
    let (held, given_back) = channel::<()>();
    let (tell, told) = channel::<bool>();
    let granted = Closure::once_into_js(move |lock: JsValue| -> Promise {
        let is_ours = !lock.is_null() && !lock.is_undefined();
        // Whoever asked has gone, and then the lock goes too.
        let _ = tell.send(is_ours);
        future_to_promise(async move {
            if is_ours {
                // An error says that it was dropped, which is how it is given back.
                let _ = given_back.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let asked = request
        .call3(&manager, &name.into(), &options, &granted)
        .ok()?;
    let over: JsFuture = asked.dyn_into::<Promise>().ok()?.into();
    spawn_unscoped(async move {
        // It ends when the lock is given back, and fails where the page may have no lock.
        let _ = over.await;
    });
    let is_ours = told.await.unwrap_or(true);
    is_ours.then_some(Lock { _held: Some(held) })
}

/// `navigator.locks` and its way to ask, which not every page has: it takes HTTPS, or this machine.
fn manager() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&manager, &"request".into()).ok()?;
    Some((manager, request.dyn_into().ok()?))
}
