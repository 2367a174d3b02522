//! Addresses: pasted, reloaded, wrong, and answered before or without the whole list.

use canopy_e2e::*;
use serde_json::json;

#[tokio::test]
async fn every_page_stands_again_after_a_reload() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let company = person.sandbox().company("assigned");
        let known = deep(person, &workspace);
        let parent = person.sandbox().organizations(&company).swap_remove(0);
        let other = person.sandbox().organizations(&workspace).swap_remove(0);
        person.signs_in_as("owner").await;
        let page = format!("/w/{workspace}/organizations/{}", known.id);
        for (path, shown) in [
            ("/workspaces".to_owned(), with_role(&["heading"]).nth(0)),
            (
                format!("/w/{workspace}/organizations"),
                table("Organizations"),
            ),
            (
                format!("/w/{company}/organizations/new"),
                button("Create organization"),
            ),
            (format!("/w/{workspace}/tree"), tree("Organizations")),
            (
                format!("/w/{workspace}/tree/{}", known.id),
                heading(&known.name),
            ),
            (page.clone(), heading(&known.name)),
            (format!("{page}/branding"), heading(&known.name)),
            (
                format!("/w/{workspace}/compare?ids={}%2C{}", known.id, other.id),
                table("Compare organizations"),
            ),
            (format!("{page}/limits"), heading(&known.name)),
            (format!("{page}/children"), heading(&known.name)),
            (
                format!("/w/{company}/organizations/{}/children/new", parent.id),
                field("Name"),
            ),
        ] {
            person.opens(&path).await;
            person.sees(shown.clone()).await;
            person.reloads().await;
            person.sees(shown).await;
            person.is_at(&path, |now| now == path).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_says_so_and_leads_back() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        for path in [
            "/nowhere".to_owned(),
            format!("/w/{workspace}/organizations/org_1/colors"),
        ] {
            person.opens(&path).await;
            person.reads("Page not found").await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_unknown_organization_says_so() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        person
            .opens(&format!(
                "/w/{workspace}/organizations/org_Nobody0000000000"
            ))
            .await;
        person.reads("No such organization").await;
        person
            .opens(&format!("/w/{workspace}/tree/org_Nobody0000000000"))
            .await;
        person.reads("No such organization").await;
        // The tree itself is still there.
        person.sees(tree_item("").nth(0)).await;
    })
    .await;
}

#[tokio::test]
async fn a_linked_organization_stands_before_the_list_has_arrived() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let known = deep(person, &workspace);
        let parent = person
            .sandbox()
            .organizations(&workspace)
            .into_iter()
            .find(|one| Some(&one.id) == known.parent.as_ref())
            .expect("it has a parent");
        person.signs_in_as("owner").await;
        let list = format!("/workspaces/{workspace}/organizations");
        person
            .sandbox()
            .suffers(Fault::on("GET", &list).takes_its_time(60_000))
            .await;
        person
            .opens(&format!("/w/{workspace}/organizations/{}", known.id))
            .await;
        person.sees(heading(&known.name)).await;
        person
            .sees(link(&parent.name).inside(navigation("Breadcrumb").nth(0)))
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_list_with_gaps_is_filled_and_called_partial() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let known = deep(person, &workspace);
        let path = format!("/workspaces/{workspace}/organizations");
        let whole = person.sandbox().answer(&path).await;
        let all = whole["data"].as_array().expect("a list");
        // The API keeps back everything above and beside the organization that is linked to.
        let kept: Vec<_> = all
            .iter()
            .filter(|one| one["depth"] == 0 && one["id"] != known.path[0].as_str())
            .collect();
        let partial = json!({ "data": kept, "has_more": true });
        person.signs_in_as("owner").await;
        person
            .sandbox()
            .suffers(Fault::on("GET", &path).answers(200).says(partial))
            .await;
        person
            .opens(&format!("/w/{workspace}/organizations/{}", known.id))
            .await;
        person.sees(heading(&known.name)).await;
        for ancestor in &known.path {
            let name = all
                .iter()
                .find(|one| one["id"] == ancestor.as_str())
                .and_then(|one| one["name"].as_str())
                .expect("it is in the whole list");
            // In the path; the breadcrumb has the middle of a long one in a menu.
            person.sees(link(name).nth(0)).await;
        }
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(table("Organizations")).await;
        person
            .reads("The API returned only some of the organizations.")
            .await;
    })
    .await;
}

#[tokio::test]
async fn where_the_api_tells_only_some_of_what_is_below_the_page_says_so() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("single");
        let shops = person.sandbox().organization(&workspace, "Shops");
        let shops = shops.expect("the seed has it");
        let list = format!("/workspaces/{workspace}/organizations");
        let whole = person.sandbox().answer(&list).await;
        let all = whole["data"].as_array().expect("a list");
        let is_below = |one: &&serde_json::Value| one["parent_org_id"] == shops.id.as_str();
        let below: Vec<_> = all.iter().filter(is_below).take(1).collect();
        let rest: Vec<_> = all.iter().filter(|one| !is_below(one)).collect();
        let page = format!("{list}/{}", shops.id);
        for (path, data) in [
            (list.clone(), rest),
            (format!("{page}/children"), below.clone()),
            (format!("{page}/descendants"), below),
        ] {
            let cut = json!({ "data": data, "has_more": true });
            let fault = Fault::on("GET", &path).answers(200).says(cut);
            person.sandbox().suffers(fault).await;
        }
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/organizations/{}", shops.id))
            .await;
        person.reads("1 child, 1 descendant").await;
        person
            .reads("The API returned only some of this organization's descendants.")
            .await;
    })
    .await;
}

#[tokio::test]
async fn an_organization_whose_parent_is_unknown_to_the_list_is_placed_under_it() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let known = deep(person, &workspace);
        let path = format!("/workspaces/{workspace}/organizations");
        let whole = person.sandbox().answer(&path).await;
        let gap = known.parent.as_deref().expect("it has a parent");
        let all = whole["data"].as_array().expect("a list");
        let missing = all
            .iter()
            .find(|one| one["id"] == gap)
            .expect("it is in the whole list");
        let kept: Vec<_> = all.iter().filter(|one| one["id"] != gap).collect();
        person.signs_in_as("owner").await;
        person
            .sandbox()
            .suffers(
                Fault::on("GET", &path)
                    .answers(200)
                    .says(json!({ "data": kept, "has_more": false })),
            )
            .await;
        person
            .opens(&format!("/w/{workspace}/tree/{}", known.id))
            .await;
        let name = missing["name"].as_str().expect("a name");
        person.sees(tree_item(name).nth(0)).await;
        person.sees(tree_item(&known.name).nth(0)).await;
    })
    .await;
}

/// One with ancestors, whose name nobody shares.
fn deep(person: &Person, workspace: &str) -> StoredOrganization {
    let organizations = person.sandbox().organizations(workspace);
    let alone = |known: &&StoredOrganization| {
        organizations
            .iter()
            .filter(|other| other.name == known.name)
            .count()
            == 1
    };
    let fitting = organizations
        .iter()
        .filter(|known| known.path.len() == 3 && known.name.is_ascii())
        .find(alone);
    fitting.expect("the workspace is deep").clone()
}

#[tokio::test]
async fn a_search_of_a_million_letters_is_cut_and_the_page_goes_on() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let paste = "
            const [field] = arguments;
            field.focus();
            field.value = Array.from({ length: 150000 }, (_, at) => `w${at}`).join(' ');
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        let length = "return document.querySelector('[role=searchbox]').value.length <= 200 && \
            location.href.length < 1000";
        for page in ["organizations", "tree", "limits"] {
            person.opens(&format!("/w/{workspace}/{page}")).await;
            let place = person.element(searchbox("Search organizations")).await;
            person.page_answers(paste, vec![place]).await;
            person
                .page_comes_to_answer("what is searched", length, json!(true))
                .await;
            person
                .sees_attribute(searchbox("Search organizations"), "maxlength", Some("200"))
                .await;
            person.reloads().await;
            person.sees(searchbox("Search organizations")).await;
        }
        let depths: Vec<_> = (0..1_000).map(|depth| format!("depth-{depth}")).collect();
        let words: Vec<_> = (0..1_000).map(|word| format!("w{word}")).collect();
        person
            .opens(&format!(
                "/w/{workspace}/organizations?filter={}&q={}",
                depths.join(","),
                words.join("+")
            ))
            .await;
        person.sees(searchbox("Search organizations")).await;
        person.clicks(button("Clear search and filters")).await;
        person.sees(row("").nth(1)).await;
    })
    .await;
}
