//! Who asks for less motion gets none: nothing moves or fades, on any page.

use canopy_e2e::*;
use serde_json::json;

/// Everything that would take time to change, or moves just now.
const MOVING: &str = r#"
    const seconds = (list) => Math.max(...list.split(",")
      .map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
    const found = [];
    for (const element of document.querySelectorAll("*"))
      for (const part of [null, "::before", "::after", "::backdrop"]) {
        const style = getComputedStyle(element, part);
        const moves = seconds(style.transitionDuration) > 0 ? `transition of ${style.transitionDuration}`
          : style.animationName !== "none" && seconds(style.animationDuration) > 0
            ? `animation ${style.animationName}` : null;
        if (moves) found.push(`${element.outerHTML.slice(0, 100)}${part ?? ""}: ${moves}`);
      }
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().duration > 0)
        found.push(`it runs: ${animation.animationName ?? animation.transitionProperty}`);
    return found;"#;

#[tokio::test]
async fn with_reduced_motion_nothing_moves() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let company = person.sandbox().company("assigned");
        person.looks(Look::Light).await;
        let moving = async |what: &str| {
            let found = person.page_answers(MOVING, vec![]).await;
            assert_eq!(found, json!([]), "{what}");
        };
        moving("the list").await;
        person.points_at(button("Reload")).await;
        person
            .page_comes_to_answer(
                "a tip is shown",
                "return document.querySelector('.tooltip:popover-open') !== null",
                json!(true),
            )
            .await;
        moving("a tip").await;
        person.clicks(button("Columns")).await;
        person.sees(checkbox("Login hint")).await;
        moving("a menu").await;
        person.presses(Key::Escape).await;
        person.presses(Key::Control + "k").await;
        person.sees(dialog("Find anything")).await;
        moving("a dialog").await;
        person.presses(Key::Escape).await;
        let new = json!({ "name": "Aa made by others" });
        let pooled = person.sandbox().company("pooled");
        let path = format!("/workspaces/{pooled}/organizations");
        person.opens(&format!("/w/{pooled}/organizations")).await;
        person.sees(row("").nth(1)).await;
        person.sees(region("Notifications")).await;
        person.sandbox().post(&path, &new).await;
        person.clicks(button("Reload")).await;
        let marked = row("Aa made by others");
        person.sees_attribute(marked, "data-news", Some("")).await;
        moving("a mark").await;
        let late = Fault::on("GET", "/workspaces/*/organizations").takes_its_time(120_000);
        person.sandbox().suffers(late).await;
        person.clicks(button("Reload")).await;
        moving("a button at work").await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(status("Loading organizations")).await;
        moving("the list loading").await;
        person.sandbox().recovers().await;
        person.opens(&format!("/w/{workspace}/tree")).await;
        person.sees(tree_item("").nth(0)).await;
        person.clicks(tree_item("").nth(0)).await;
        moving("the tree").await;
        person.opens(&format!("/w/{workspace}/limits")).await;
        person.sees(row("").nth(1)).await;
        moving("the limits").await;
        person
            .opens(&format!("/w/{company}/organizations/new"))
            .await;
        person.sees(button("Create organization")).await;
        moving("the form").await;
    })
    .await;
}
