//! What the console keeps in the browser: drafts and preferences in the browser's storage, the token in the tab's alone.

use canopy::{
    api::configuration::Configuration,
    state::{
        drafts::{DraftPlace, KeptDraft, Target},
        preferences::{Preferences, Theme},
        session::Session,
    },
};
use canopy_domain::{organization_draft::OrganizationDraft, picture::Picture};
use leptos::prelude::Owner;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Storage, window};

fn tab() -> Storage {
    window()
        .expect("a page")
        .session_storage()
        .expect("allowed")
        .expect("there")
}

fn browser() -> Storage {
    window()
        .expect("a page")
        .local_storage()
        .expect("allowed")
        .expect("there")
}

fn everything_in(storage: &Storage) -> String {
    let keys =
        (0..storage.length().expect("readable")).filter_map(|at| storage.key(at).ok().flatten());
    keys.map(|key| {
        format!(
            "{key}={}\n",
            storage.get_item(&key).ok().flatten().unwrap_or_default()
        )
    })
    .collect()
}

fn session() -> Session {
    Session::restore(Configuration {
        api_base_url: "https://api.test".into(),
        sandbox: false,
    })
}

fn place() -> DraftPlace {
    DraftPlace {
        workspace: "ws_1".into(),
        target: Target::NewChild("org_1".into()),
    }
}

/// `{"sub":"auth0|1","name":"Ada"}`, unsigned: the console verifies nothing.
const TOKEN: &str =
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhdXRoMHwxIiwibmFtZSI6IkFkYSJ9.c2VjcmV0LXNpZ25hdHVyZQ";

#[wasm_bindgen_test]
fn a_session_survives_a_reload_in_the_tab_and_its_token_is_nowhere_else() {
    Owner::new().with(|| {
        tab().clear().expect("clearable");
        browser().clear().expect("clearable");
        session()
            .sign_in(&format!("Bearer {TOKEN}"))
            .expect("a token");
        assert!(session().is_signed_in());
        assert_eq!(
            session().claims().and_then(|claims| claims.name).as_deref(),
            Some("Ada")
        );
        assert!(!everything_in(&browser()).contains("eyJ"));
        session().sign_out();
        assert!(!session().is_signed_in());
        assert_eq!(everything_in(&tab()), "");
    });
}

#[wasm_bindgen_test]
fn a_token_that_ended_while_the_tab_slept_is_dropped_and_the_reason_said() {
    Owner::new().with(|| {
        // {"sub":"a","exp":1}
        let ended = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIiwiZXhwIjoxfQ.c2ln";
        tab().set_item("canopy.token", ended).expect("room");
        let session = session();
        assert!(!session.is_signed_in());
        assert!(session.ended().is_some());
        assert_eq!(tab().get_item("canopy.token"), Ok(None));
    });
}

fn kept() -> Vec<KeptDraft> {
    place().kept().into_iter().map(|(_, kept)| kept).collect()
}

fn named(name: &str) -> OrganizationDraft {
    OrganizationDraft {
        name: name.into(),
        ..Default::default()
    }
}

#[wasm_bindgen_test]
fn a_draft_comes_back_as_it_was_until_it_is_dropped() {
    browser().clear().expect("clearable");
    let draft = OrganizationDraft {
        primary: "#1".into(),
        ..named(" half ")
    };
    let slot = place().fresh_slot();
    slot.keep(KeptDraft::now(draft.clone(), None));
    assert_eq!(
        kept()
            .into_iter()
            .map(|kept| kept.draft)
            .collect::<Vec<_>>(),
        [draft]
    );
    let elsewhere = DraftPlace {
        target: Target::NewRoot,
        ..place()
    };
    assert!(elsewhere.kept().is_empty());
    slot.drop_kept();
    assert!(kept().is_empty());
}

#[wasm_bindgen_test]
fn a_draft_older_than_a_week_is_not_offered() {
    browser().clear().expect("clearable");
    place()
        .fresh_slot()
        .keep(KeptDraft::now(named("old"), None));
    let key = browser().key(0).expect("readable").expect("kept");
    let text = browser().get_item(&key).expect("readable").expect("kept");
    let mut old: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    old["at"] = (js_sys::Date::now() / 1_000.0 - 8.0 * 86_400.0).into();
    browser().set_item(&key, &old.to_string()).expect("room");
    assert!(kept().is_empty());
    assert_eq!(browser().get_item(&key), Ok(None));
}

#[wasm_bindgen_test]
fn a_logo_too_large_to_keep_is_left_out_and_the_rest_is_kept() {
    browser().clear().expect("clearable");
    browser()
        .set_item("filler", &"x".repeat(4_000_000))
        .expect("room");
    let mut draft = named("large");
    draft.logo.picture = Some(Picture::read(png_of(1_900_000)).expect("a picture"));
    place().fresh_slot().keep(KeptDraft::now(draft, None));
    let kept = kept();
    assert_eq!(kept.len(), 1);
    assert!(kept[0].without_logo);
    assert_eq!(kept[0].draft, named("large"));
}

/// The head of a PNG of 8 by 8 pixels, and as many bytes behind it as it takes.
fn png_of(size: usize) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\x06\0\0\0".to_vec();
    bytes.resize(size, 0);
    bytes
}

#[wasm_bindgen_test]
fn preferences_outlive_the_page() {
    Owner::new().with(|| {
        let preferences = Preferences::restore();
        preferences.set_theme(Theme::Dark);
        preferences.set_column_hidden("depth", true);
        let again = Preferences::restore();
        assert_eq!(again.theme(), Theme::Dark);
        assert!(again.is_column_hidden("depth"));
        again.set_column_hidden("depth", false);
        assert!(!Preferences::restore().is_column_hidden("depth"));
        browser().clear().expect("clearable");
    });
}
