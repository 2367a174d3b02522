//! Asks before unsaved changes are left. Knows what is unsaved, not how a navigation is held back.

use canopy_text::form::edit::leave as text;
use leptos::prelude::*;

use crate::{
    address::{navigation_guard::Blocked, use_address},
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
    },
    reactive::derived,
    routes::Route,
    state::form::FormState,
};

#[component]
pub fn LeaveGuard(
    form: FormState,
    /// Whether the form is still there at a place.
    #[prop(into)]
    stays: Callback<Route, bool>,
) -> impl IntoView {
    let address = use_address();
    let exit = RwSignal::new(None::<Blocked>);
    let holds = move |href: &str| {
        let has_something = untrack(|| !form.changes().is_empty() || form.is_sending());
        has_something && (href.is_empty() || !stays.run(address.place(href)))
    };
    address.guard(holds, move |to| exit.set(Some(to)));
    let stay = move || exit.set(None);
    let leave = move || {
        let to = exit.get_untracked();
        exit.set(None);
        address.release();
        match to {
            Some(Blocked::To(href)) => address.visit(&href, false),
            Some(Blocked::Back) => {
                if let Ok(history) = window().history() {
                    // Fails only in a page that is no longer shown.
                    let _ = history.back();
                }
            }
            None => {}
        }
    };
    view! {
        <Dialog
            open=derived(move || exit.with(Option::is_some))
            on_close=stay
            title=text::TITLE
        >
            <p>{move || text::unsaved(&form.changes())}</p>
            <div class="dialog-actions">
                <Button label=text::STAY kind=ButtonKind::Primary on_press=stay/>
                <Button label=text::LEAVE on_press=leave/>
            </div>
        </Dialog>
    }
}
