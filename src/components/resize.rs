//! Says when an element's box changes.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, ResizeObserver};

/// Watches until it is dropped.
pub(super) struct Resizes {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Resizes {
    /// Calls `changed` once soon, and then with every new size of one of `elements`.
    /// `None` where the browser cannot watch sizes.
    pub(super) fn of(elements: &[&Element], changed: impl FnMut() + 'static) -> Option<Self> {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        for element in elements {
            observer.observe(element);
        }
        Some(Self {
            observer,
            _changed: changed,
        })
    }
}

impl Drop for Resizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
