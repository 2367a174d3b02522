//! The results of every call under every fault, as a table for the terminal and as Markdown.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{cell::Seen, fault_kinds::Kind};

/// The results of one row.
pub struct Row {
    pub call: &'static str,
    pub place: &'static str,
    pub cells: BTreeMap<Kind, Result<Seen, String>>,
}

impl Row {
    pub fn failed(&self) -> usize {
        self.cells.values().filter(|cell| cell.is_err()).count()
    }
}

const LEAD: &str = "# Every call under every fault

What the console shows, and how it recovers, when each of its API calls fails in each way a call can fail. The results \
come from a browser with the console and the sandbox, which simulates the failures. In every case \
the page kept working, nothing you had typed was lost, and after the fault had ended the console recovered as listed.

`make failures` tests all cases and writes this file. `make test` tests them too, \
and fails if this file is out of date. A read that fails temporarily is tried three times before the console shows \
an error; a write is sent once.
";

/// All rows as Markdown: one table of all, then a section for each call with a line for each fault.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = LEAD.to_owned();
    overview(&mut text, rows);
    for row in rows {
        // Writing into a string never fails.
        let _ = write!(
            text,
            "\n## `{}`\n\nCalled by: {}.\n\n| fault | the console shows | recovery |\n|---|---|---|\n",
            row.call, row.place
        );
        for (kind, cell) in &row.cells {
            let (said, way) = match cell {
                Ok(seen) => (seen.words(), seen.way.words()),
                Err(_) => ("**this cell failed**".to_owned(), ""),
            };
            let _ = writeln!(text, "| {} | {said} | {way} |", kind.title());
        }
    }
    text
}

const MARKS: &str = "
How it recovers: **I** by itself, **R** with Retry (or Reload), **S** by signing in again over the page, \
**P** by pressing the same button again, **O** by opening the page again, **X** not at all. **-**: this fault can't \
happen to this call.

";

fn overview(text: &mut String, rows: &[Row]) {
    text.push_str(MARKS);
    let heads: Vec<&str> = Kind::ALL.into_iter().map(Kind::short_title).collect();
    // Writing into a string never fails.
    let _ = writeln!(
        text,
        "| call | {} |\n|---|{}",
        heads.join(" | "),
        "---|".repeat(heads.len())
    );
    for row in rows {
        let marks: Vec<&str> = Kind::ALL
            .into_iter()
            .map(|kind| match row.cells.get(&kind) {
                Some(Ok(seen)) => seen.way.mark(),
                Some(Err(_)) => "X",
                None => "-",
            })
            .collect();
        let _ = writeln!(text, "| `{}` | {} |", row.call, marks.join(" | "));
    }
}

/// All rows for a terminal: a line for each cell.
pub fn plain(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        // Writing into a string never fails.
        let _ = writeln!(text, "\n{} ({})", row.call, row.place);
        for (kind, cell) in &row.cells {
            let _ = match cell {
                Ok(seen) => writeln!(
                    text,
                    "  {:26} shows {}, recovers: {}",
                    kind.title(),
                    seen.words(),
                    seen.way.words()
                ),
                Err(why) => {
                    let first: String = why.chars().take(300).collect();
                    writeln!(
                        text,
                        "  {:26} FAILED: {}",
                        kind.title(),
                        first.replace('\n', " ")
                    )
                }
            };
        }
    }
    text
}

impl Seen {
    fn words(&self) -> String {
        match &self.said {
            Some(words) => format!("“{words}”"),
            None => "nothing".to_owned(),
        }
    }
}
