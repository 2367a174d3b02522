//! On paper: all that is listed, what it is and when it was printed, and no control.

use canopy_e2e::*;
use serde_json::{Value, json};

/// What only a screen has a use for.
const CONTROLS: [&str; 10] = [
    "Reload",
    "Download CSV",
    "API exports",
    "Create organization",
    "Clear filters",
    "Copy ID",
    "Zoom in",
    "Columns",
    "Search organizations",
    // What a download says.
    "saved as",
];

/// The text of a PDF. Spaces are left out: a line that wraps has none where it did.
fn text_of(pdf: &[u8]) -> String {
    let paper = lopdf::Document::load_mem(pdf).expect("a browser writes a sound PDF");
    let sheets: Vec<u32> = paper.get_pages().into_keys().collect();
    let text = paper.extract_text(&sheets).expect("its text can be read");
    without_spaces(&text)
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The first and the last name of a table, which is scrolled to its end.
async fn ends_of(person: &Person, name: &str, rows: usize) -> [String; 2] {
    const END: &str = "
        const [table] = arguments;
        for (const box of [table, ...table.querySelectorAll('*')]) \
          if (box.scrollHeight > box.clientHeight) box.scrollTop = box.scrollHeight;
        for (let box = table; box; box = box.parentElement) box.scrollTop = box.scrollHeight;";
    const NAME: &str = "return arguments[0].querySelector(`[aria-rowindex='${arguments[1]}'] a`)?.textContent ?? ''";
    let read = async |at: usize| {
        let table = person.element(table(name)).await;
        let read = person.page_answers(NAME, vec![table, json!(at)]).await;
        read.as_str().unwrap_or_default().to_owned()
    };
    let first = read(2).await;
    let last = std::cell::RefCell::new(String::new());
    person
        .waits_until("the last row is there", async || {
            let table = person.element(table(name)).await;
            person.page_answers(END, vec![table]).await;
            *last.borrow_mut() = read(rows + 1).await;
            match last.borrow().is_empty() {
                true => Err("it is not drawn".to_owned()),
                false => Ok(()),
            }
        })
        .await;
    [first, last.into_inner()]
}

async fn year(person: &Person) -> String {
    let year = person
        .page_answers("return String(new Date().getFullYear())", vec![])
        .await;
    match year {
        Value::String(year) => year,
        other => panic!("{other} is no year"),
    }
}

async fn has_on_paper(person: &Person, words: &[&str]) {
    let paper = text_of(&person.prints().await);
    for words in words {
        assert!(
            paper.contains(&without_spaces(words)),
            "“{words}” is not on paper:\n{paper}"
        );
    }
    for control in CONTROLS {
        assert!(
            !paper.contains(&without_spaces(control)),
            "“{control}” is on paper:\n{paper}"
        );
    }
}

#[tokio::test]
async fn the_list_comes_to_paper_whole_with_its_filter_and_the_date() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        person
            .opens(&format!("/w/{workspace}/organizations?filter=over"))
            .await;
        person.sees(row("").nth(1)).await;
        let rows = person.number_in_the_status().await.expect("a count") as usize;
        let [first, last] = ends_of(person, "Organizations", rows).await;
        person.clicks(button("Download CSV")).await;
        person.reads("saved as").await;
        let count = format!("Over limit · {rows} of ");
        let year = year(person).await;
        // The last column, which a screen as narrow as a sheet leaves out.
        let words = [&first, &last, &count, &year, "Billing account"];
        has_on_paper(person, &words).await;
        // And the screen is as it was.
        person.sees(button("Over limit")).await;
        person.sees(button("Download CSV")).await;
    })
    .await;
}

#[tokio::test]
async fn the_limits_come_to_paper_with_their_chart_and_every_row() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        person
            .opens(&format!("/w/{workspace}/limits?state=over,full"))
            .await;
        person.sees(row("").inside(table("Limits")).nth(1)).await;
        let rows = person.number_in_the_status().await.expect("a count") as usize;
        let [first, last] = ends_of(person, "Limits", rows).await;
        let year = year(person).await;
        let words = [
            &first,
            &last,
            "Limits · Over · Full · ",
            &year,
            // A column that a screen as narrow as a sheet leaves out.
            "Own usage",
            // The chart, and what its colors mean.
            "Users in use",
            "50% to 80%",
        ];
        has_on_paper(person, &words).await;
    })
    .await;
}
