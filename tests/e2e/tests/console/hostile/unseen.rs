//! Names that cannot be seen, and names that are the same text in other characters.

use canopy_e2e::*;
use serde_json::json;

use super::serves;

const UNSEEN: [&str; 7] = [
    "\u{200b}",
    "\u{3164}",
    "\u{2800}\u{2800}",
    "\u{ad}\u{2060}",
    "\u{202e}\u{2069}",
    "\u{e0041}\u{fe0f}",
    " \u{3000}\u{115f}",
];

#[tokio::test]
async fn what_has_a_name_that_cannot_be_seen_goes_by_its_id_and_can_be_opened_and_deleted() {
    in_a_browser(async |person| {
        let organizations: Vec<_> = UNSEEN
            .iter()
            .enumerate()
            .map(|(number, name)| json!({ "id": format!("org_{number}"), "name": name }))
            .collect();
        let workspace = serves(person, &organizations).await;
        for number in 0..UNSEEN.len() {
            let id = format!("org_{number}");
            person.opens(&format!("/w/{workspace}/tree")).await;
            person.clicks(tree_item(&id)).await;
            person.sees(heading(&id)).await;
            person.opens(&format!("/w/{workspace}/organizations")).await;
            person.clicks(link(&id)).await;
            person.sees(heading(&id)).await;
            person.clicks(button("More actions")).await;
            person
                .clicks(with_role(&["menuitem"]).starting_with("Delete organization"))
                .await;
            let question = dialog("Delete organization");
            person.reads_in(question.clone(), &id).await;
            let danger = button("Delete organization").inside(question);
            person
                .sees_attribute(danger.clone(), "aria-disabled", Some("true"))
                .await;
            person
                .types_into("Type the organization's name to confirm", &id)
                .await;
            person.sees_attribute(danger, "aria-disabled", None).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_that_cannot_be_seen_is_blank_when_it_is_typed() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        for name in UNSEEN {
            let typed = "
                const [field, text] = arguments;
                field.value = text;
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            let place = person.element(field("Name")).await;
            person.page_answers(typed, vec![place, json!(name)]).await;
            person.clicks(button("Create organization")).await;
            person.reads("Enter a name for the organization").await;
            person.sees(button("Create organization")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_text_is_the_same_however_it_was_typed() {
    const PAIRS: [(&str, &str, &str); 5] = [
        (
            "한국",
            "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}",
            "한",
        ),
        ("が", "か\u{3099}", "が"),
        ("École", "E\u{301}cole", "É"),
        ("கொ", "க\u{bc6}\u{bbe}", "க"),
        ("神田", "\u{fa19}田", "神"),
    ];
    in_a_browser(async |person| {
        let both = |number: usize| [format!("org_{number}a"), format!("org_{number}b")];
        let organizations: Vec<_> = PAIRS
            .iter()
            .enumerate()
            .flat_map(|(number, (one, other, _))| {
                let [a, b] = both(number);
                // A display name that is the name again is not told twice.
                let branding = json!({ "display_name": one });
                [
                    json!({ "id": a, "name": one, "branding": branding }),
                    json!({ "id": b, "name": other, "branding": branding }),
                ]
            })
            .collect();
        let workspace = serves(person, &organizations).await;
        for (number, (one, other, initial)) in PAIRS.into_iter().enumerate() {
            person.opens(&format!("/w/{workspace}/organizations")).await;
            for typed in [one, other] {
                person.replaces("Search organizations", typed).await;
                person.lists(2).await;
                let seen = "return [...document.querySelectorAll('.tile[data-kind=initials]')].map((tile) => \
                    tile.textContent).filter((text) => text !== '?')";
                person
                    .page_comes_to_answer("the initials", seen, json!([initial, initial]))
                    .await;
            }
            let names = "return document.querySelectorAll('.organizations-display-name').length";
            assert_eq!(person.page_answers(names, vec![]).await, json!(0), "{one}");
            let [_, decomposed] = both(number);
            person
                .opens(&format!("/w/{workspace}/organizations/{decomposed}"))
                .await;
            person.clicks(button("More actions")).await;
            person
                .clicks(with_role(&["menuitem"]).starting_with("Delete organization"))
                .await;
            let danger = button("Delete organization").inside(dialog("Delete organization"));
            person.types_into("Type the organization's name to confirm", one).await;
            person.sees_attribute(danger, "aria-disabled", None).await;
        }
    })
    .await;
}
