//! Keyboards that are not Latin ones: input methods keep their keys, shortcuts work on every layout, and the same text
//! is the same however it was typed.

use canopy_e2e::*;
use serde_json::{Value, json};

/// Presses keys of an input method in it, in each of the ways in which browsers tell them; answers those that the page
/// took for its own.
const COMPOSES: &str = "
    const [element, keys] = arguments;
    const ways = [{ isComposing: true, keyCode: 229 }, { keyCode: 229 }, { isComposing: true, keyCode: 13 }];
    element.focus();
    return keys.flatMap((key) => ways
        .map((way) => new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...way }))
        .filter((event) => !element.dispatchEvent(event) || document.activeElement !== element)
        .map((event) => `${key} ${event.isComposing} ${event.keyCode}`));";

/// What pressing a key would change: the address, what is in the field, what is open, how wide the panes are.
const STATE: &str = "
    const [element] = arguments;
    return [location.href, element.value ?? null, \
      document.querySelectorAll('dialog:modal, [role=menu]:popover-open').length,
        document.querySelector('[role=separator]')?.ariaValueNow ?? null];";

const KEYS: [&str; 12] = [
    "Enter",
    "Escape",
    "ArrowDown",
    "ArrowUp",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
    "PageDown",
    "/",
    "?",
    "a",
];

trait Typing {
    async fn composes_in(&self, place: &str, target: Target);
    async fn presses_on_layout(&self, event: Value) -> bool;
}

impl Typing for Person {
    /// Writes a word with an input method, and finds that every key of it is left alone.
    async fn composes_in(&self, place: &str, target: Target) {
        self.sees(target.clone()).await;
        let element = self.element(target).await;
        let before = self.page_answers(STATE, vec![element.clone()]).await;
        let taken = self
            .page_answers(COMPOSES, vec![element.clone(), json!(KEYS)])
            .await;
        assert_eq!(taken, json!([]), "taken from the input method: {place}");
        let after = self.page_answers(STATE, vec![element]).await;
        assert_eq!(after, before, "changed while a word was composed: {place}");
    }

    /// Presses a key as its layout tells it, where the focus is; whether the page took it.
    async fn presses_on_layout(&self, event: Value) -> bool {
        const PRESS: &str = "
            const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...arguments[0] });
            return !document.activeElement.dispatchEvent(event);";
        self.page_answers(PRESS, vec![event]).await == json!(true)
    }
}

#[tokio::test]
async fn the_keys_of_an_input_method_belong_to_it_in_every_box_of_the_pages() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let known = person.sandbox().organizations(&workspace).swap_remove(0);
        let box_of_the_page = || searchbox("Search organizations");
        for (place, path, target) in [
            ("the list", "organizations?q=a", box_of_the_page()),
            (
                "a row of the list",
                "organizations",
                with_role(&["link"]).nth(0).inside(row("").nth(1)),
            ),
            ("a menu's button", "organizations", button("Sort")),
            ("the limits", "limits?q=a", box_of_the_page()),
            ("the picture of the limits", "limits", tree_item("").nth(0)),
            ("the tree's search", "tree?q=a", box_of_the_page()),
            ("a row of the tree", "tree", tree_item("").nth(0)),
            (
                "the bar between the panes",
                "tree",
                with_role(&["separator"]),
            ),
        ] {
            person.opens(&format!("/w/{workspace}/{path}")).await;
            person.composes_in(place, target).await;
        }
        // The other one is full, so that its form is locked.
        let roomy = person.sandbox().company("single");
        for (place, target) in [
            ("a name", field("Name")),
            ("a color", field("Primary color")),
        ] {
            person.opens(&format!("/w/{roomy}/organizations/new")).await;
            person.composes_in(place, target).await;
        }
        person.opens(&format!("/w/{roomy}/organizations/new")).await;
        person
            .clicks(radio("Number").inside(group("Users limit")))
            .await;
        person.composes_in("a number", field("Users limit")).await;
        person
            .clicks(radio("No limit").inside(group("Users limit")))
            .await;
        let page = format!("/w/{workspace}/organizations/{}", known.id);
        person.opens(&page).await;
        person.sees(heading(&known.name)).await;
        person.types_in(box_of_the_page(), "か").await;
        person
            .composes_in("the bar's search", box_of_the_page())
            .await;
        person.is_at("the same page", |path| path == page).await;
    })
    .await;
}

#[tokio::test]
async fn the_keys_of_an_input_method_belong_to_it_in_the_palette_a_menu_and_a_dialog() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        person.clicks(button("Sort")).await;
        let entry = with_role(&["menuitemradio"]).named("Name");
        person.composes_in("an entry of a menu", entry).await;
        person.presses(Key::Escape).await;
        person.presses(Key::Control + "k").await;
        let palette = combobox("Find an organization or a command");
        person.sees(palette.clone()).await;
        person.types_in(palette.clone(), "a").await;
        person.composes_in("the palette", palette).await;
        let known = person.sandbox().company("single");
        let known = person.sandbox().organizations(&known).swap_remove(0);
        let company = person.sandbox().company("single");
        let made = person
            .sandbox()
            .post(
                &format!("/workspaces/{company}/organizations/{}/children", known.id),
                &json!({ "name": "かんこ" }),
            )
            .await;
        let id = made["id"].as_str().expect("an id");
        assert_ne!(company, workspace);
        person
            .opens(&format!("/w/{company}/organizations/{id}"))
            .await;
        person.clicks(button("More actions")).await;
        person
            .clicks(with_role(&["menuitem"]).starting_with("Delete organization"))
            .await;
        person
            .composes_in(
                "a name typed",
                field("Type the organization's name to confirm"),
            )
            .await;
        person.sees(dialog("Delete organization")).await;
    })
    .await;
}

#[tokio::test]
async fn the_palette_opens_by_the_key_that_is_k_on_every_layout() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        person.focuses(button("Reload")).await;
        let press = |key: &str, code: &str| json!({ "key": key, "code": code, "ctrlKey": true });
        // Russian, Greek, Hebrew, Arabic, Korean, Hindi, Thai; Dvorak has it elsewhere.
        for (key, code) in [
            ("л", "KeyK"),
            ("Л", "KeyK"),
            ("κ", "KeyK"),
            ("ל", "KeyK"),
            ("ن", "KeyK"),
            ("ㅏ", "KeyK"),
            ("क", "KeyK"),
            ("า", "KeyK"),
            ("k", "KeyV"),
            ("K", "KeyK"),
        ] {
            assert!(person.presses_on_layout(press(key, code)).await, "{key}");
            person.sees(dialog("Find anything")).await;
            assert!(person.presses_on_layout(press(key, code)).await, "{key}");
            person.does_not_see(dialog("Find anything")).await;
        }
        // Where the key types another Latin letter, it is that letter's.
        for (key, code) in [
            ("t", "KeyK"),
            ("ş", "KeyK"),
            ("л", "KeyD"),
            ("Process", "KeyK"),
        ] {
            assert!(!person.presses_on_layout(press(key, code)).await, "{key}");
        }
        for held in [json!({ "altKey": true }), json!({ "shiftKey": true })] {
            let mut event = press("k", "KeyK");
            for (key, value) in held.as_object().expect("an object") {
                event[key] = value.clone();
            }
            assert!(!person.presses_on_layout(event).await, "{held}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_keys_of_slash_and_question_mark_work_on_every_layout() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        let press = async |event: Value| {
            person.focuses(button("Reload")).await;
            person.presses_on_layout(event).await
        };
        for (key, code) in [("/", "Slash"), ("/", "Backslash"), ("/", "KeyQ"), ("ظ", "Slash"), ("/", "Digit7")] {
            assert!(press(json!({ "key": key, "code": code })).await, "{key} {code}");
            person.is_in(searchbox("Search organizations")).await;
        }
        for event in [
            json!({ "key": "?", "code": "Slash", "shiftKey": true }),
            json!({ "key": "?", "code": "Digit7", "shiftKey": true }),
            json!({ "key": "؟", "code": "Slash", "shiftKey": true }),
            json!({ "key": "?", "code": "Minus", "shiftKey": true }),
            // AltGr types, though Windows tells it as Ctrl with Alt.
            json!({ "key": "?", "code": "KeyW", "ctrlKey": true, "altKey": true, "modifierAltGraph": true }),
        ] {
            assert!(press(event.clone()).await, "{event}");
            person.sees(dialog("Keyboard shortcuts")).await;
            person.presses(Key::Escape).await;
            person.does_not_see(dialog("Keyboard shortcuts")).await;
        }
        for event in [
            json!({ "key": "-", "code": "Slash" }),
            json!({ "key": "z", "code": "Slash" }),
            json!({ "key": ".", "code": "Period" }),
            json!({ "key": "?", "code": "Slash", "shiftKey": true, "ctrlKey": true, "altKey": true }),
        ] {
            assert!(!press(event.clone()).await, "{event}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_is_saved_by_the_key_that_is_s_on_every_layout() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        for (number, (key, code)) in [
            ("ы", "KeyS"),
            ("σ", "KeyS"),
            ("ד", "KeyS"),
            ("س", "KeyS"),
            ("s", "Semicolon"),
        ]
        .into_iter()
        .enumerate()
        {
            let workspace = person.sandbox().company("pooled");
            person
                .opens(&format!("/w/{workspace}/organizations/new"))
                .await;
            let name = format!("Layout {number}");
            person.types_into("Name", &name).await;
            let event = json!({ "key": key, "code": code, "ctrlKey": true });
            assert!(person.presses_on_layout(event).await, "{key}");
            person.sees(link(&name)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn digits_of_other_keyboards_are_taken_as_the_digits_they_are() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Digits").await;
        for limit in ["Users limit", "Locations limit"] {
            person.clicks(radio("Number").inside(group(limit))).await;
        }
        person.types_into("Users limit", "１２").await;
        person.presses(Key::Up).await;
        person.finds_in_field("Users limit", "13").await;
        person.replaces("Users limit", "٢٥").await;
        person.replaces("Locations limit", "७").await;
        person.replaces("Primary color", "＃１ａ７３ｅ８").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Digits")).await;
        let made = person
            .sandbox()
            .organization(&workspace, "Digits")
            .expect("it was made");
        let path = format!("/workspaces/{workspace}/organizations/{}", made.id);
        let made = person.sandbox().answer(&path).await;
        assert_eq!(made["limits"]["users"], json!(25));
        assert_eq!(made["limits"]["locations"], json!(7));
        assert_eq!(made["branding"]["colors"]["primary"], json!("#1a73e8"));
    })
    .await;
}
