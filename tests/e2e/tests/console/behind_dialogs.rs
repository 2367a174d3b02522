//! While a dialog asks, what is behind it stays as it is; and what is copied in one is copied, or said not to be.

use canopy_e2e::*;
use serde_json::json;

const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff\
    !\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// A page without a secure context has no clipboard to ask.
const WITHOUT_CLIPBOARD: &str = "
    const [refuses] = arguments;
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    if (refuses) document.execCommand = () => false;";

const WITH_CLIPBOARD: &str = "delete navigator.clipboard; delete document.execCommand;";

#[tokio::test]
async fn nothing_is_saved_pasted_or_dropped_behind_a_dialog() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Behind").await;
        let picture = || Dropped {
            name: "logo.gif",
            claimed: "image/gif",
            bytes: GIF,
        };
        let taken = "Drop or paste another image to replace it.";
        for (keys, question) in [
            (Key::Control + "k", dialog("Find anything")),
            (TypingData::from("?"), dialog("Keyboard shortcuts")),
        ] {
            person.focuses(button("Create organization")).await;
            person.presses(keys).await;
            person.sees(question.clone()).await;
            person.presses(Key::Control + "s").await;
            person.pastes(picture(), question.clone()).await;
            person.drops(picture(), question.clone()).await;
            person.presses(Key::Control + "s").await;
            person.presses(Key::Escape).await;
            person.does_not_see(question).await;
            person.finds_in_field("Name", "Behind").await;
            person.does_not_read(taken).await;
        }
        let made = || person.sandbox().organization(&workspace, "Behind");
        assert_eq!(made(), None, "it was saved behind a dialog");
        person.focuses(button("Create organization")).await;
        person.pastes(picture(), main_region()).await;
        person.reads(taken).await;
        person.presses(Key::Control + "s").await;
        person.sees(row("Behind")).await;
        assert!(made().is_some());
    })
    .await;
}

#[tokio::test]
async fn without_a_secure_context_a_text_is_copied_even_in_a_dialog() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Copied over").await;
        person.clicks(button("Create organization")).await;
        person.sees(row("Copied over")).await;
        person.may_use_the_clipboard().await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Session journal"))
            .await;
        let journal = || dialog("Session journal");
        let copy = || button("Copy as curl").inside(journal()).nth(0);
        person
            .page_answers(WITHOUT_CLIPBOARD, vec![json!(false)])
            .await;
        person.listens().await;
        person.clicks(copy()).await;
        person.has_heard("Copied").await;
        person.page_answers(WITH_CLIPBOARD, vec![]).await;
        let copied = person.clipboard().await;
        assert!(copied.starts_with("curl -X POST"), "{copied}");
        // The focus is where it was, and nothing is left behind.
        person.is_in(copy()).await;
        let left = "return document.querySelectorAll('textarea').length";
        assert_eq!(person.page_answers(left, vec![]).await, json!(0));

        person
            .page_answers(WITHOUT_CLIPBOARD, vec![json!(true)])
            .await;
        person.clicks(copy()).await;
        person
            .has_heard("Couldn't copy. Select the text and copy it.")
            .await;
    })
    .await;
}
