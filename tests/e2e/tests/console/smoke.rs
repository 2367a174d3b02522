//! A short day with Canopy, from the door to the self-check: what every engine is tried with before each change lands.

use canopy_e2e::*;

const ITEM: &[&str] = &["treeitem"];

#[tokio::test]
async fn a_short_day_with_canopy() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        finds_one_in_the_list(person, &workspace).await;
        walks_the_tree_by_keyboard(person, &workspace).await;
        creates_a_root(person).await;
        comes_back_by_a_link(person, &workspace).await;
        person.opens("/about").await;
        person.sees(heading("About Canopy")).await;
        person.reads("Reachable").await;
    })
    .await;
}

async fn finds_one_in_the_list(person: &Person, workspace: &str) {
    let all = person.sandbox().organizations(workspace);
    person.lists(all.len()).await;
    let one = all
        .iter()
        .find(|one| {
            let same = |other: &&StoredOrganization| other.name.contains(&one.name);
            one.name.is_ascii() && one.name.len() > 12 && all.iter().filter(same).count() == 1
        })
        .expect("some have a name of their own");
    person
        .types_in(searchbox("Search organizations"), &one.name)
        .await;
    person.sees(row(&one.name).nth(0)).await;
    person.clicks(link(&one.name).nth(0)).await;
    person.sees(heading(&one.name)).await;
    person.goes_back().await;
    person
        .finds_in_field("Search organizations", &one.name)
        .await;
    person.replaces("Search organizations", "").await;
    person.lists(all.len()).await;
}

async fn walks_the_tree_by_keyboard(person: &Person, workspace: &str) {
    person
        .clicks(link("Tree").inside(navigation("Views")))
        .await;
    person.sees(tree_item("").nth(0)).await;
    let all = person.sandbox().organizations(workspace);
    let parent = all
        .iter()
        .find(|one| {
            let alone = all.iter().filter(|other| other.name == one.name).count() == 1;
            let has_children = all
                .iter()
                .any(|other| other.parent.as_ref() == Some(&one.id));
            one.parent.is_none() && alone && has_children
        })
        .expect("a root has children");
    person.tabs_to(tree("Organizations")).await;
    person.presses(Key::Home).await;
    person.presses(parent.name.as_str()).await;
    person.keyboard_is_on(ITEM, &parent.name).await;
    person.presses(Key::Right).await;
    let item = tree_item(&parent.name).nth(0);
    person
        .sees_attribute(item.clone(), "aria-expanded", Some("true"))
        .await;
    person.presses(Key::Enter).await;
    person.sees(heading(&parent.name)).await;
    person.tabs_to(tree("Organizations")).await;
    person.presses(Key::Left).await;
    person
        .sees_attribute(item, "aria-expanded", Some("false"))
        .await;
}

async fn creates_a_root(person: &Person) {
    let company = person.sandbox().company("pooled");
    let logo = pictures::mark(240, 96, [11, 110, 79], [244, 211, 94]);
    person
        .opens(&format!("/w/{company}/organizations/new"))
        .await;
    person.types_into("Name", "Nordlicht Apotheken").await;
    let file = Dropped {
        name: "logo.png",
        claimed: "image/png",
        bytes: &logo,
    };
    person.drops(file, group("Logo")).await;
    person.replaces("Display name", "Nordlicht").await;
    person.replaces("Primary color", "#0b6e4f").await;
    person.replaces("Page background", "#eef3ee").await;
    person.clicks(button("Create organization")).await;
    person.sees(link("Nordlicht Apotheken")).await;
    let kept = person
        .sandbox()
        .organization(&company, "Nordlicht Apotheken")
        .expect("it was created");
    assert_eq!(kept.picture, Some(logo), "the logo's bytes");
    assert_eq!(kept.display_name.as_deref(), Some("Nordlicht"));
    assert_eq!(kept.primary_color.as_deref(), Some("#0b6e4f"));
    assert_eq!(kept.page_background.as_deref(), Some("#eef3ee"));
}

async fn comes_back_by_a_link(person: &Person, workspace: &str) {
    let deep = person
        .sandbox()
        .organizations(workspace)
        .into_iter()
        .find(|one| one.path.len() == 3)
        .expect("the workspace is deep");
    let link = format!("/w/{workspace}/tree/{}", deep.id);
    person.opens(&link).await;
    person.sees(heading(&deep.name)).await;
    person
        .sees_attribute(tree_item(&deep.name).nth(0), "aria-selected", Some("true"))
        .await;
    person.reloads().await;
    person.sees(heading(&deep.name)).await;
    person
        .is_at("the same organization", |path| path == link)
        .await;
}
