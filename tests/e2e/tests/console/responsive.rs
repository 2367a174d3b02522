//! Canopy on a phone: nothing sticks out, and everything can be reached.

use canopy_e2e::*;

use super::edit::AtTheEdit;

#[tokio::test]
async fn no_page_is_wider_than_the_narrowest_phone() {
    Scenario::default()
        .on(360, 740)
        .run(async |person| {
            let workspace = person.sandbox().workspace();
            let company = person.sandbox().company("assigned");
            let organizations = person.sandbox().organizations(&workspace);
            let longest = organizations
                .iter()
                .max_by_key(|known| known.name.len() + known.path.len() * 8)
                .expect("the workspace has organizations");
            person.opens("/sign-in").await;
            person.sees(button("Sign in as owner")).await;
            person.fits("/sign-in").await;
            person.signs_in_as("owner").await;
            for path in [
                "/workspaces".to_owned(),
                format!("/w/{workspace}/organizations"),
                format!("/w/{workspace}/tree"),
                format!("/w/{workspace}/tree/{}", longest.id),
                format!("/w/{workspace}/organizations/{}", longest.id),
                format!("/w/{workspace}/organizations/{}/branding", longest.id),
                format!("/w/{workspace}/organizations/{}/limits", longest.id),
                format!(
                    "/w/{workspace}/compare?ids={},{}",
                    longest.id, organizations[0].id
                ),
                format!("/w/{company}/organizations/new"),
            ] {
                person.opens(&path).await;
                person.sees(main_region()).await;
                person.fits(&path).await;
            }
        })
        .await;
}

#[tokio::test]
async fn the_views_are_reached_from_the_bottom_of_the_screen() {
    Scenario::default().on(390, 844).run(async |person| {
        let workspace = person.comes_to_the_list().await;
        let links = person.element(link("Tree").inside(navigation("Views"))).await;
        let below = "const box = arguments[0].getBoundingClientRect(); return window.innerHeight - box.bottom";
        let place = person.page_answers(below, vec![links]).await;
        assert!(place.as_f64().expect("a number") < 60.0, "the bar is {place} px above the bottom");
        person.clicks(link("Tree").inside(navigation("Views"))).await;
        person.is_at("the tree", |path| path.starts_with(&format!("/w/{workspace}/tree"))).await;
        person.sees(tree("Organizations")).await;
    }).await;
}

#[tokio::test]
async fn on_a_phone_the_explorer_is_two_steps_and_back_is_one() {
    Scenario::default()
        .on(390, 844)
        .run(async |person| {
            let workspace = person.comes_to_the_tree().await;
            let all = person.sandbox().organizations(&workspace);
            // The first in the tree: in sight without scrolling.
            let first = all.into_iter().find(|one| one.name == "Aldermoor Estates");
            let known = first.expect("it is seeded");
            person.clicks(tree_item(&known.name).nth(0)).await;
            person
                .is_at("the organization", |path| {
                    path.starts_with(&format!("/w/{workspace}/tree/{}", known.id))
                })
                .await;
            person.sees(heading(&known.name)).await;
            person.does_not_see(tree("Organizations")).await;
            person.goes_back().await;
            person.sees(tree("Organizations")).await;
        })
        .await;
}

trait OnAPhone {
    async fn fits(&self, page: &str);
}

impl OnAPhone for Person {
    async fn fits(&self, page: &str) {
        const WIDEST: &str = r#"
            const wide = document.documentElement.scrollWidth - window.innerWidth;
            if (wide <= 0) return null;
            const out = [...document.body.querySelectorAll("*")]
              .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1);
            const shown = out.slice(0, 3).map((element) => element.outerHTML.slice(0, 160));
            return `${wide} px too wide: ${shown.join("\n")}`;"#;
        let wide = self.page_answers(WIDEST, vec![]).await;
        assert!(
            wide.is_null(),
            "{page} is {}",
            wide.as_str().unwrap_or_default()
        );
    }
}

#[tokio::test]
async fn the_notice_of_being_offline_leaves_free_what_saves_a_form() {
    for (width, height) in [(390, 844), (720, 450)] {
        Scenario::default()
            .on(width, height)
            .run(async |person| {
                person.expects_failing_calls();
                person.comes_to_edit("single", "Shops").await;
                person.replaces("Name", "Shops and stalls").await;
                person.is_offline(true).await;
                person.reads("You're offline").await;
                // Each is pressed where it is seen, so nothing lies over it.
                person.clicks(button("Save changes")).await;
                person.reads("The API can't be reached").await;
                person.clicks(button("Discard")).await;
                person.reads("Discarded: Name.").await;
                person.is_offline(false).await;
            })
            .await;
    }
}
