//! What is pressed with the pointer: rows lead where their links lead, in the ways a browser's links know.

use canopy_e2e::*;
use serde_json::json;

#[tokio::test]
async fn a_right_click_opens_the_menu_and_nothing_else_and_other_clicks_go_as_on_a_link() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let cells = "
            const opened = window.opened = [];
            window.open = (...how) => { opened.push(how); return null; };
            const parts = ['.organizations-parent', '.organizations-users', '.organizations-login-hint']
                .map((part) => '.organizations-row > ' + part)
                .map((part) => [...document.querySelectorAll(part)].find((part) => part.textContent.trim()));
            const gestures = [
                ['auxclick', { button: 2 }],
                ['contextmenu', { button: 2 }],
                ['mousedown', { button: 2 }],
                ['auxclick', { button: 1 }],
                ['click', { button: 0, ctrlKey: true }],
                ['click', { button: 0, metaKey: true }],
                ['click', { button: 0, shiftKey: true }],
            ];
            return parts.map((part) => gestures.map(([type, how]) => {
                opened.length = 0;
                part.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, ...how }));
                const href = part.closest('[role=row]').querySelector('a').href;
                return opened.map(([address, target, features]) => [address === href, target, features]);
            }));";
        let tab = json!([[true, "_blank", "noopener"]]);
        let nothing = json!([]);
        let expected = json!([nothing, nothing, nothing, tab, tab, tab, tab]);
        let opened = person.page_answers(cells, vec![]).await;
        assert_eq!(opened, json!([expected, expected, expected]));
        person
            .is_at("the list", |at| at == format!("/w/{workspace}/organizations"))
            .await;
    })
    .await;
}
