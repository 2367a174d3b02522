//! When what stands has been painted and the page has nothing else to do.

use std::{rc::Rc, time::Duration};

use leptos::{leptos_dom::helpers::request_idle_callback_with_handle, prelude::*};

/// A browser that cannot tell when it is idle is given so long after the paint.
const REST: Duration = Duration::from_millis(200);

/// Does it once the page as it stands now has been painted and is idle. Not while the page is in the background, which
/// is never painted, and not after the current owner has ended.
pub fn when_idle(then: impl Fn() + 'static) {
    let then: Rc<dyn Fn()> = Rc::new(then);
    let owner = StoredValue::new(());
    let then = Rc::new(move || {
        if owner.try_get_value().is_some() {
            then();
        }
    });
    // The first frame draws what stands now; the second begins when that one is on the screen.
    request_animation_frame(move || {
        request_animation_frame(move || {
            let idle = Rc::clone(&then);
            if request_idle_callback_with_handle(move || idle()).is_err() {
                set_timeout(move || then(), REST);
            }
        });
    });
}
