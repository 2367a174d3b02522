//! What the API accepted and did not take when the organization was saved last, above what it has now.
//! Compares nothing.

use canopy_text::organization as text;
use leptos::prelude::*;

use super::open_organization::OpenOrganization;
use crate::{
    components::{button::DismissButton, notice::Notice, tone::Tone},
    reactive::memo,
    state::session::use_session,
};

#[component]
pub fn NotTakenNotice(subject: OpenOrganization) -> impl IntoView {
    let journal = use_session().journal;
    let put_away = RwSignal::new(None::<u32>);
    let said = memo(move |_| {
        let entry = subject.id.with(|id| journal.last_done(id))?;
        let number = Some(entry.number).filter(|number| put_away.get() != Some(*number))?;
        let sentences: Vec<String> = (entry.not_taken().iter())
            .map(canopy_text::form::answer::not_taken)
            .collect();
        (!sentences.is_empty()).then(|| (number, sentences.join(" ")))
    });
    move || {
        said.get().map(|(number, sentences)| {
            let said = format!("{} {sentences}", text::NOT_ALL_SAVED);
            view! {
                <Notice tone=Tone::Caution live=true text=said>
                    <DismissButton on_press=move || put_away.set(Some(number))/>
                </Notice>
            }
        })
    }
}
