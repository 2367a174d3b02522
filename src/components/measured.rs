//! How wide an element is, as a signal.

use leptos::{html, prelude::*};
use web_sys::Element;

use super::resize::Resizes;
use crate::reactive::effect;

/// In CSS pixels, without borders; 0 until the element is in the page. Follows it as long as the current
/// owner lives.
pub fn width_of(element: NodeRef<html::Div>) -> Signal<f64> {
    let width = RwSignal::new(0.0);
    let sizes = StoredValue::new_local(None::<Resizes>);
    effect(move || {
        let Some(element) = element.get() else {
            return;
        };
        let watched: &Element = &element;
        let measured = element.clone();
        sizes.set_value(Resizes::of(&[watched], move || {
            let now = f64::from(measured.client_width());
            if width.try_get_untracked() != Some(now) {
                width.try_set(now);
            }
        }));
    });
    width.into()
}
