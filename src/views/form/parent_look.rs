//! Offers the colors and the logo of the parent. What is taken stands in the fields as if it had been typed.

use canopy_domain::form::{draft::Look, field::Field};
use canopy_text::branding as text;
use leptos::prelude::*;

use crate::{
    components::button::Button,
    reactive::memo,
    state::{form::FormState, logo::LogoState, workspace::use_workspace},
};

#[component]
pub fn ParentLook(form: FormState, logo: LogoState) -> impl IntoView {
    let organizations = use_workspace().organizations;
    let parent = memo(move |_| {
        let (_, parent) = organizations.find(&form.parent()?)?;
        Some((parent.title().to_owned(), Look::of(&parent)?))
    });
    let is_other =
        move |look: &Look| form.read(|draft| !look.differs(draft).is_empty()) && !form.is_locked();
    let take = move || {
        let Some((_, look)) = parent.get_untracked() else {
            return;
        };
        let fields = untrack(|| form.read(|draft| look.differs(draft)));
        for field in fields {
            if field == Field::Logo {
                // Nothing more is said of a file that was chosen before.
                logo.dismiss();
            }
            form.edit(field, |draft| look.put(draft, field));
        }
    };
    move || {
        let (name, look) = parent.get().filter(|(_, look)| is_other(look))?;
        let left = look
            .leaves_logo
            .then(|| view! { <p class="field-hint">{text::LOOK_LEAVES_LOGO}</p> });
        Some(view! {
            <div class="organization-form-look">
                <Button
                    label=text::use_look(&name, look.has_colors(), look.has_logo())
                    small=true
                    on_press=take
                />
                {left}
            </div>
        })
    }
}
