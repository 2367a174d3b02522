//! The table of what became of every call under every fault: printed, and written down as Markdown. Knows no page.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{cell::Seen, fault_kinds::Kind};

/// What became of one row.
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

What the console says, and how it recovers, when each call it makes fails in each way a call can fail: seen in a real \
browser against the real sandbox, in which the failures are planted. In every cell the page still stood, what had been \
typed was still there, and once the fault had ended all was well again by the way that is named.

This file is written by `make failures`, which tries all of it; `make test` tries all of it too, and fails where this \
file says anything else. A read that fails in passing is tried three times before anything is said; a write is sent once.
";

/// All rows as Markdown: one table of all, then a section for each call with a line for each fault.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = LEAD.to_owned();
    overview(&mut text, rows);
    for row in rows {
        // Writing into a string never fails.
        let _ = write!(
            text,
            "\n## `{}`\n\nAsked for by: {}.\n\n| fault | the console says | well again |\n|---|---|---|\n",
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
How all is well again: **I** by itself, **R** by Retry (or Reload), **S** by signing in over the page, **P** by pressing \
the same button again, **O** by opening it anew, **X** not at all. **-**: that cannot happen to it.

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
                    "  {:26} stands, says {}, recovers: {}",
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
