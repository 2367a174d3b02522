//! Answers that start.js asked for while the program was on its way. Each is taken up once.

use js_sys::{Array, Function, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortController;

/// A question under way.
pub struct Early {
    pub answer: Promise,
    pub abort: AbortController,
}

/// What was asked of this address with this `Authorization`, unless it was taken up before.
pub fn take(url: &str, authorization: Option<&str>) -> Option<Early> {
    let asked: Function = Reflect::get(&global(), &"canopyAsked".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let authorization = authorization.map_or(JsValue::UNDEFINED, JsValue::from);
    let early: Array = asked
        .call2(&JsValue::NULL, &url.into(), &authorization)
        .ok()?
        .dyn_into()
        .ok()?;
    Some(Early {
        answer: early.get(0).dyn_into().ok()?,
        abort: early.get(1).dyn_into().ok()?,
    })
}
