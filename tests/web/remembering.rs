//! What the console keeps in the browser: drafts and preferences in the browser's storage, the token in the tab's
//! alone.

use canopy::{
    api::configuration::Configuration,
    state::{
        drafts::{DraftKey, SavedDraft, Target, sweep},
        preferences::{Preferences, Theme},
        session::{Session, TabMessage},
    },
};
use canopy_domain::{
    form::draft::OrganizationDraft, picture::Picture, session::token::TokenProblem,
};
use leptos::prelude::Owner;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Storage, window};

use crate::page::until;

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
    session_of("", "https://api.test", true)
}

fn session_of(base: &str, api: &str, share_session: bool) -> Session {
    let configuration = Configuration {
        api_base_url: api.into(),
        sandbox: false,
        share_session,
    };
    Session::restore(configuration, base)
}

fn place() -> DraftKey {
    DraftKey {
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
        browser().clear().expect("clearable");
    });
}

#[wasm_bindgen_test]
fn nobody_else_is_signed_in_over_a_session_without_a_word() {
    Owner::new().with(|| {
        forget_everything();
        let session = session();
        session.sign_in(TOKEN).expect("a token");
        let refused = session.sign_in("alto_sk_1");
        assert_eq!(refused, Err(TokenProblem::MaybeOfAnother));
        assert!(!session.has_key());
        session.sign_in(TOKEN).expect("their own");
        session.sign_out();
        session.sign_in("alto_sk_1").expect("nobody is signed in");
        session.sign_in("alto_sk_2").expect("neither says whose");
        let refused = session.sign_in(TOKEN);
        assert_eq!(refused, Err(TokenProblem::MaybeOfAnother));
        forget_everything();
    });
}

#[wasm_bindgen_test]
fn whoever_comes_after_a_static_key_is_another_person() {
    Owner::new().with(|| {
        forget_everything();
        let session = session();
        session.sign_in("alto_sk_1").expect("a key");
        let first = session.person();
        session.sign_in("alto_sk_2").expect("its successor");
        assert!(session.person() == first);
        session.sign_out();
        assert!(session.person() != first);
        session.sign_in("alto_sk_1").expect("a key");
        assert!(session.person() != first);
        forget_everything();
    });
}

#[wasm_bindgen_test]
fn a_token_that_expired_while_the_tab_slept_is_left_to_the_api() {
    Owner::new().with(|| {
        forget_everything();
        // {"sub":"a","exp":1}
        let expired = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIiwiZXhwIjoxfQ.c2ln";
        tab()
            .set_item("canopy  https://api.test token", &format!(" {expired}"))
            .expect("room");
        let session = session();
        assert!(session.is_signed_in());
        assert!(session.seconds_left().is_some_and(|left| left < 0.0));
    });
}

#[wasm_bindgen_test]
fn neither_token_drafts_nor_preferences_cross_to_another_installation_of_the_origin() {
    Owner::new().with(|| {
        forget_everything();
        session_of("/a", "https://a.test", true)
            .sign_in(TOKEN)
            .expect("a token");
        place()
            .fresh_id("")
            .keep(SavedDraft::now(named("of a"), None));
        Preferences::default().set_theme(Theme::Dark);
        for (base, api) in [
            ("/b", "https://b.test"),
            ("/a", "https://b.test"),
            ("/b", "https://a.test"),
        ] {
            assert!(!session_of(base, api, true).is_signed_in());
            assert!(kept().is_empty());
            assert_eq!(theme(), Theme::System);
        }
        assert!(session_of("/a", "https://a.test", true).is_signed_in());
        assert_eq!(kept().len(), 1);
        assert_eq!(theme(), Theme::Dark);
        forget_everything();
    });
}

#[wasm_bindgen_test]
fn a_session_that_began_before_the_last_sign_out_is_over() {
    Owner::new().with(|| {
        forget_everything();
        session().sign_in(TOKEN).expect("a token");
        let left = tab_text();
        // As in another tab, whose storage is its own.
        session().sign_out();
        tab()
            .set_item("canopy  https://api.test token", &left)
            .expect("room");
        let back = session();
        assert!(!back.is_signed_in());
        assert!(!everything_in(&tab()).contains("eyJ"));
        back.sign_in(TOKEN).expect("a token");
        assert!(session().is_signed_in());
        forget_everything();
    });
}

#[wasm_bindgen_test]
fn where_no_session_is_shared_a_copy_of_the_tab_comes_without_one() {
    Owner::new().with(|| {
        forget_everything();
        let own = session_of("", "https://api.test", false);
        own.follow_other_tabs();
        own.sign_in(TOKEN).expect("a token");
        assert!(!everything_in(&tab()).contains("eyJ"));
        tell("pagehide");
        assert!(everything_in(&tab()).contains("eyJ"));
        let reloaded = session_of("", "https://api.test", false);
        assert!(reloaded.is_signed_in());
        assert!(!everything_in(&tab()).contains("eyJ"));
        forget_everything();
    });
}

#[wasm_bindgen_test]
fn a_tab_that_comes_back_after_a_sign_out_is_signed_out() {
    for event in ["pageshow", "visibilitychange", "focus", "storage"] {
        let owner = Owner::new();
        owner.with(|| {
            forget_everything();
            let slept = session();
            slept.follow_other_tabs();
            slept.sign_in(TOKEN).expect("a token");
            tell(event);
            assert!(slept.is_signed_in(), "{event}");
            browser()
                .set_item("canopy  https://api.test signed-out", "1")
                .expect("room");
            tell(event);
            assert!(!slept.is_signed_in(), "{event}");
            assert_eq!(slept.elsewhere(), Some(TabMessage::SignedOut));
            forget_everything();
        });
        owner.cleanup();
    }
}

#[wasm_bindgen_test]
async fn a_new_tab_is_handed_the_session_of_its_own_installation_and_of_no_other() {
    let owner = Owner::new();
    let [other_path, other_api, alone, own] = owner.with(|| {
        forget_everything();
        let follows = |base: &str, api: &str, shares: bool| {
            let session = session_of(base, api, shares);
            session.follow_other_tabs();
            session
        };
        let signed_in = follows("/a", "https://a.test", true);
        signed_in.sign_in(TOKEN).expect("a token");
        // Each tab has a storage of its own.
        tab().clear().expect("clearable");
        [
            follows("/b", "https://a.test", true),
            follows("/a", "https://b.test", true),
            follows("/a", "https://a.test", false),
            follows("/a", "https://a.test", true),
        ]
    });
    until("the new tab has the session", || own.is_signed_in()).await;
    for session in [other_path, other_api, alone] {
        assert!(!session.is_signed_in());
    }
    owner.with(|| own.sign_out());
    owner.cleanup();
    forget_everything();
}

fn forget_everything() {
    tab().clear().expect("clearable");
    browser().clear().expect("clearable");
}

fn tab_text() -> String {
    let text = tab().get_item("canopy  https://api.test token");
    text.expect("readable").expect("kept")
}

fn theme() -> Theme {
    let preferences = Preferences::default();
    preferences.restore();
    preferences.theme()
}

fn tell(event: &str) {
    let event = web_sys::Event::new(event).expect("an event");
    let window = window().expect("a page");
    window.dispatch_event(&event).expect("it is dispatched");
}

fn kept() -> Vec<SavedDraft> {
    place().kept("").into_iter().map(|(_, kept)| kept).collect()
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
    let slot = place().fresh_id("");
    slot.keep(SavedDraft::now(draft.clone(), None));
    assert_eq!(
        kept()
            .into_iter()
            .map(|kept| kept.draft)
            .collect::<Vec<_>>(),
        [draft]
    );
    let elsewhere = DraftKey {
        target: Target::NewRoot,
        ..place()
    };
    assert!(elsewhere.kept("").is_empty());
    slot.drop_kept();
    assert!(kept().is_empty());
}

#[wasm_bindgen_test]
fn a_draft_older_than_a_week_is_not_offered() {
    browser().clear().expect("clearable");
    place()
        .fresh_id("")
        .keep(SavedDraft::now(named("old"), None));
    let key = browser().key(0).expect("readable").expect("kept");
    let text = browser().get_item(&key).expect("readable").expect("kept");
    let mut old: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    old["at"] = (js_sys::Date::now() / 1_000.0 - 8.0 * 86_400.0).into();
    browser().set_item(&key, &old.to_string()).expect("room");
    assert!(kept().is_empty());
    assert_eq!(browser().get_item(&key), Ok(None));
}

#[wasm_bindgen_test]
fn a_draft_is_offered_to_whoever_typed_it_and_to_no_other() {
    browser().clear().expect("clearable");
    let of = |whose: &str, name: &str| {
        place()
            .fresh_id(whose)
            .keep(SavedDraft::now(named(name), None));
    };
    of("auth0|1", "one's");
    of("auth0|2", "two's");
    of("", "a key's");
    for (whose, name) in [("auth0|1", "one's"), ("auth0|2", "two's"), ("", "a key's")] {
        let kept = place().kept(whose);
        assert_eq!(kept.len(), 1, "{whose}");
        assert_eq!(kept[0].1.draft.name, name);
    }
    browser().clear().expect("clearable");
}

#[wasm_bindgen_test]
fn a_place_whose_id_begins_like_anothers_has_none_of_its_drafts() {
    browser().clear().expect("clearable");
    let at = |id: &str| DraftKey {
        workspace: id.into(),
        target: Target::NewRoot,
    };
    let ids = ["x", "x.y", "x y", "x%20y", "x. .z", ""];
    for id in ids {
        at(id).fresh_id("").keep(SavedDraft::now(named(id), None));
    }
    for id in ids {
        let kept = at(id).kept("");
        assert_eq!(kept.len(), 1, "{id}");
        assert_eq!(kept[0].1.draft.name, id);
    }
    browser().clear().expect("clearable");
}

#[wasm_bindgen_test]
fn drafts_nobody_opens_again_are_swept_wherever_they_belong() {
    browser().clear().expect("clearable");
    let now = js_sys::Date::now() / 1_000.0;
    let keep = |key: &str, days: f64| {
        let text = format!(r#"{{"at":{}}}"#, now - days * 86_400.0);
        browser().set_item(key, &text).expect("room");
    };
    keep("canopy /x https://x.test draft auth0%7C1 ws_1 root  1", 9.0);
    keep("canopy  https://api.test draft auth0%7C1 ws_1 root  1", 9.0);
    keep("canopy  https://api.test draft auth0%7C1 ws_1 root  2", 6.0);
    keep("canopy.draft.ws_1..1", 1.0);
    browser()
        .set_item("canopy  https://api.test draft a b c d e", "no draft")
        .expect("room");
    keep("canopy  https://api.test preferences", 9.0);
    keep("somebody's", 9.0);
    assert!(sweep());
    let left = everything_in(&browser());
    assert_eq!(left.lines().count(), 3, "{left}");
    for key in ["root  2=", "preferences=", "somebody's="] {
        assert!(left.contains(key), "{left}");
    }
    browser().clear().expect("clearable");
    assert!(!sweep());
}

#[wasm_bindgen_test]
fn where_there_is_no_room_the_oldest_drafts_go_first() {
    browser().clear().expect("clearable");
    let large = |name: &str| {
        let mut draft = named(name);
        draft.logo.picture = Some(Picture::read(png_of(1_400_000)).expect("a picture"));
        SavedDraft::now(draft, None)
    };
    for (name, age) in [("oldest", 3.0), ("older", 2.0)] {
        let mut kept = large(name);
        kept.at -= age;
        place().fresh_id("auth0|2").keep(kept);
    }
    place().fresh_id("").keep(large("new"));
    let (new, of_the_other) = (place().kept(""), place().kept("auth0|2"));
    assert!(!new[0].1.without_logo);
    assert_eq!(of_the_other.len(), 1);
    assert_eq!(of_the_other[0].1.draft.name, "older");
    browser().clear().expect("clearable");
}

#[wasm_bindgen_test]
fn a_logo_too_large_to_keep_is_left_out_and_the_rest_is_kept() {
    browser().clear().expect("clearable");
    browser()
        .set_item("filler", &"x".repeat(4_000_000))
        .expect("room");
    let mut draft = named("large");
    draft.logo.picture = Some(Picture::read(png_of(1_900_000)).expect("a picture"));
    place().fresh_id("").keep(SavedDraft::now(draft, None));
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
        let preferences = Preferences::default();
        preferences.set_theme(Theme::Dark);
        preferences.set_column_hidden("depth", true);
        let again = Preferences::default();
        again.restore();
        assert_eq!(again.theme(), Theme::Dark);
        assert!(again.is_column_hidden("depth"));
        again.set_column_hidden("depth", false);
        let again = Preferences::default();
        again.restore();
        assert!(!again.is_column_hidden("depth"));
        browser().clear().expect("clearable");
    });
}
