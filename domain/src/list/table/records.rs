//! Lines of values between separators, as spreadsheet programs write them. Knows no head but by what it is told.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::{Cell, Format, MOST_HEADS, Refusal, Row, Table};
use crate::list::sheet::{Separator, as_read};

/// How many lines are looked at to find the separator.
const SAMPLE: usize = 20;

pub(super) fn table(text: &str, is_known: fn(&str) -> bool) -> Result<Table, Refusal> {
    let (said, text) = after_separator_line(text);
    let separator = said.unwrap_or_else(|| likeliest(text, is_known));
    let mut table = Table {
        format: Format::Csv(separator),
        heads: Vec::new(),
        rows: Vec::new(),
    };
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    let mut number = usize::from(said.is_some());
    loop {
        let start = reader.position().byte() as usize;
        // Text cannot fail to be read: every line may have as many values as it likes.
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            break;
        }
        number += 1 + empty_lines(text, start);
        let cells = cells(&record);
        if table.heads.is_empty() {
            table.heads = heads(&cells);
        } else {
            table.add(Row { number, cells })?;
        }
    }
    if table.heads.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(table)
}

fn reader(text: &str, separator: Separator) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(text.as_bytes())
}

fn cells(record: &StringRecord) -> Vec<(usize, Cell)> {
    let values = record.iter().map(|value| as_read(value).trim().to_owned());
    let filled = values.enumerate().filter(|(_, value)| !value.is_empty());
    filled
        .map(|(at, value)| (at, Cell::Written(value)))
        .collect()
}

/// The heads up to the last that is filled.
fn heads(cells: &[(usize, Cell)]) -> Vec<String> {
    let mut heads = Vec::new();
    for (at, cell) in cells.iter().filter(|(at, _)| *at < MOST_HEADS) {
        heads.resize(*at, String::new());
        heads.push(cell.text().to_owned());
    }
    heads
}

/// The separator that a first line `sep=;` names, as some programs write for themselves, and what comes after it.
fn after_separator_line(text: &str) -> (Option<Separator>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    let named = line.get(.."sep=".len()).zip(line.get("sep=".len()..));
    let named = named.filter(|(word, _)| word.eq_ignore_ascii_case("sep="));
    let is_named = |separator: &Separator| {
        named.is_some_and(|(_, sign)| sign.as_bytes() == [separator.byte()])
    };
    match Separator::ALL.into_iter().find(is_named) {
        Some(separator) => (Some(separator), rest),
        None => (None, text),
    }
}

/// The separator under which the most heads are known; else the one that most lines have as often as the first.
fn likeliest(text: &str, is_known: fn(&str) -> bool) -> Separator {
    let score = |separator: &Separator| {
        let mut records = reader(text, *separator)
            .into_records()
            .map_while(Result::ok);
        let Some(first) = records.next() else {
            return (0, 0, 0);
        };
        let known = first.iter().filter(|head| is_known(head)).count();
        let alike = records
            .take(SAMPLE)
            .filter(|record| record.len() == first.len());
        let alike = if first.len() > 1 { alike.count() } else { 0 };
        (known, alike, first.len())
    };
    let separators = Separator::ALL.into_iter().rev();
    separators.max_by_key(score).unwrap_or_default()
}

/// How many lines with nothing on them come next: the reader passes over them, and spreadsheet programs count them.
fn empty_lines(text: &str, start: usize) -> usize {
    let (before, mut rest) = text.split_at_checked(start).unwrap_or((text, ""));
    if before.ends_with('\r') {
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    let mut count = 0;
    while let Some(after) = rest
        .strip_prefix("\r\n")
        .or(rest.strip_prefix(['\n', '\r']))
    {
        rest = after;
        count += 1;
    }
    count
}
