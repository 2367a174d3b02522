//! Offers back what an earlier form left unfinished. Knows whose it is and how old, not what is right in it.

use canopy_domain::unicode::{bidi::isolated, unseen::is_blank};
use canopy_text::ago::ago;
use leptos::prelude::*;

use crate::{
    components::{button::Button, notice::Notice},
    reactive::memo,
    state::{clock, drafts::SavedDraft, form::Autosave},
};

#[component]
pub fn DraftOffer(autosave: Autosave) -> impl IntoView {
    let offer = memo(move |_| autosave.offer());
    move || {
        let kept = offer.get()?;
        let at = kept.sent.unwrap_or(kept.at);
        let text = words(&kept, &ago(clock::now() - at, clock::midnights_since(at)));
        Some(view! {
            <Notice text=text>
                <Button label="Restore" small=true on_press=move || autosave.restore()/>
                <Button label="Discard" small=true on_press=move || autosave.discard()/>
            </Notice>
        })
    }
}

fn words(kept: &SavedDraft, when: &str) -> String {
    if kept.original.is_some() {
        return words_of_edit(kept, when);
    }
    let name = kept.draft.name.trim();
    if kept.sent.is_some() {
        return format!(
            "“{}” was sent {when} and may have been created. Check the list before you send it again.{}",
            isolated(name),
            without_logo(kept)
        );
    }
    let name = match name {
        name if is_blank(name) => String::new(),
        name => format!(": “{}”", isolated(name)),
    };
    format!(
        "You have an unfinished draft from {when}{name}.{}",
        without_logo(kept)
    )
}

fn words_of_edit(kept: &SavedDraft, when: &str) -> String {
    let labels: Vec<&str> = kept.changes().iter().map(|field| field.label()).collect();
    format!(
        "You have unsaved changes from {when}: {}.{}",
        labels.join(", "),
        without_logo(kept)
    )
}

fn without_logo(kept: &SavedDraft) -> &'static str {
    if kept.without_logo {
        " The logo was too large to save."
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::form::draft::OrganizationDraft;

    use super::*;

    fn kept(name: &str, without_logo: bool) -> SavedDraft {
        let draft = OrganizationDraft {
            name: name.into(),
            ..Default::default()
        };
        SavedDraft {
            at: 1_000.0,
            draft,
            original: None,
            without_logo,
            sent: None,
        }
    }

    #[test]
    fn the_offer_says_whose_draft_it_is_how_old_and_what_is_missing() {
        assert_eq!(
            words(&kept(" Acme ", false), "5 minutes ago"),
            "You have an unfinished draft from 5 minutes ago: “Acme”."
        );
        assert_eq!(
            words(&kept(" ", true), "a moment ago"),
            "You have an unfinished draft from a moment ago. The logo was too large to save."
        );
    }

    #[test]
    fn the_offer_of_what_was_sent_says_that_it_may_be_there() {
        let mut sent = kept(" Acme ", true);
        sent.sent = Some(1_000.0);
        assert_eq!(
            words(&sent, "a moment ago"),
            "“Acme” was sent a moment ago and may have been created. Check the list before you send it again. \
             The logo was too large to save."
        );
    }

    #[test]
    fn the_offer_of_an_edit_says_what_had_been_changed() {
        let mut edit = kept("Acme Ltd", false);
        edit.draft.login_hint = "acme".into();
        edit.original = Some(OrganizationDraft {
            name: "Acme".into(),
            ..Default::default()
        });
        assert_eq!(
            words(&edit, "5 minutes ago"),
            "You have unsaved changes from 5 minutes ago: Name, Login hint."
        );
    }
}
