//! When what stands has been painted and the page has nothing else to do.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{leptos_dom::helpers::request_idle_callback_with_handle, prelude::*};

/// A browser that cannot tell when it is idle is given so long after the paint.
const REST: Duration = Duration::from_millis(200);

/// Does one step at a time, each while the page is idle and the first once the page as it stands now has been painted,
/// until one says that there are no more. Not while the page is in the background, which is never painted, and not
/// after the current owner has ended.
pub fn in_idle_steps(step: impl FnMut() -> bool + 'static) {
    let step: Step = Rc::new(RefCell::new(step));
    let owner = StoredValue::new(());
    // The first frame draws what stands now; the second begins when that one is on the screen.
    request_animation_frame(move || request_animation_frame(move || await_idle(step, owner)));
}

/// Says whether there are more.
type Step = Rc<RefCell<dyn FnMut() -> bool>>;

fn await_idle(step: Step, owner: StoredValue<()>) {
    let take = move || {
        let is_wanted = owner.try_get_value().is_some();
        if is_wanted && (step.borrow_mut())() {
            await_idle(Rc::clone(&step), owner);
        }
    };
    let idle = take.clone();
    if request_idle_callback_with_handle(idle).is_err() {
        set_timeout(take, REST);
    }
}
