//! The finder itself: it must call things what the browser tells a screen reader they are called.

use canopy_e2e::*;

const PAGE: &str = r#"data:text/html,<!doctype html><title>Names</title>
<button>Plain <b>and bold</b></button>
<button aria-label="Labelled">x</button>
<button><svg aria-hidden="true"><title>no</title></svg> With icon</button>
<button><img src="data:," alt="Pictured"></button>
<button title="Titled"></button>
<button hidden>Unseen</button>
<button style="visibility: hidden">Invisible</button>
<div aria-hidden="true"><button>Unheard</button></div>
<label for="one">Field one</label><input id="one">
<label>Field two <input type="search"></label>
<label>Field three <select><option>a</option></select></label>
<input aria-labelledby="first second"><span id="first">Field</span> <span id="second">four</span>
<textarea placeholder="Field five"></textarea>
<div role="tree" aria-label="Forest"><div role="treeitem"><span>Oak</span> <span>2</span></div></div>
<table aria-label="Table"><tr><th>Head</th></tr><tr><td>Cell <a href="/x">Link</a></td></tr></table>
<fieldset><legend>Group</legend></fieldset>
<section aria-label="Region"></section>"#;

#[tokio::test]
async fn names_are_those_that_the_browser_announces() {
    let browser = browser::open(800, 600).await.expect("a browser opens");
    browser
        .goto(PAGE.replace('#', "%23"))
        .await
        .expect("the page opens");
    let there = [
        button("Plain and bold"),
        button("Labelled"),
        button("With icon"),
        button("Pictured"),
        button("Titled"),
        textbox("Field one"),
        searchbox("Field two"),
        combobox("Field three"),
        textbox("Field four"),
        textbox("Field five"),
        tree("Forest"),
        tree_item("Oak 2").inside(tree("Forest")),
        table("Table"),
        column_header("Head"),
        cell("Cell Link"),
        row("Cell Link"),
        link("Link"),
        group("Group"),
        region("Region"),
    ];
    let mut missing = Vec::new();
    for target in there {
        if let Err(complaint) = target.one(&browser).await {
            missing.push(complaint.to_string());
        }
    }
    for unseen in ["Unseen", "Invisible", "Unheard", "Plain"] {
        if button(unseen).one(&browser).await.is_ok() {
            missing.push(format!("“{unseen}” was found"));
        }
    }
    browser.quit().await.expect("the browser closes");
    if Engine::chosen() == Engine::WebKit {
        report_partly_skipped(
            "finder::names_are_those_that_the_browser_announces",
            "the names are not held against the browser's own: its driver knows none for what is named by its content",
        );
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
