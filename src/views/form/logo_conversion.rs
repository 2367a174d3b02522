//! Says that a file was converted before it became the logo, from what to what, and takes that back.

use canopy_text::logo::reworked as text;
use leptos::prelude::*;

use crate::{components::button::Button, state::logo::LogoState};

#[component]
pub fn LogoConversion(logo: LogoState) -> impl IntoView {
    move || {
        let reworked = logo.reworked()?;
        let motion = (reworked.loses_motion).then(|| view! { <p>{text::LOSES_MOTION}</p> });
        Some(view! {
            <div class="logo-field-conversion" role="status">
                <div class="logo-field-done">
                    <p>{text::done(&reworked)}</p>
                    {motion}
                    <p class="logo-field-before">{text::before(&reworked)}</p>
                </div>
                <Button label=text::UNDO small=true on_press=move || logo.undo()/>
            </div>
        })
    }
}
