//! Reads a list answer as its bytes come: a record is read when its last byte is there, and its text is forgotten, so
//! that no more of the answer is in memory than one piece. Knows brackets, strings and where `data` is, no kind of
//! record.

use std::{collections::HashSet, sync::Arc};

use rustc_hash::FxBuildHasher;

use super::{List, Malformed, Unread, malformed, mend::mend, parse, readable};
use crate::wire::record::{Envelope, Record, kept, none_kept};

/// Stands in the envelope for each record that was read, so that places and counts are those of the answer.
const READ: u8 = b'0';

/// Texts that many records have in common, each kept once.
#[derive(Default)]
pub struct SharedTexts(HashSet<Arc<str>, FxBuildHasher>);

impl SharedTexts {
    /// Puts in place of a text the same one of an earlier record.
    pub fn share(&mut self, text: &mut Arc<str>) {
        match self.0.get(text) {
            Some(kept) => *text = Arc::clone(kept),
            None => {
                self.0.insert(Arc::clone(text));
            }
        }
    }
}

/// What the next byte of the answer belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    Envelope,
    /// The brackets of `data`, before a record or its comma.
    Data,
    Record,
}

/// A list answer, as far as its pieces have come. They are taken in their order, wherever they are cut. What is not
/// quite JSON is mended as [`parse`] does.
pub struct ListPieces<T> {
    data: Vec<Arc<T>>,
    unread: Vec<Unread>,
    /// Records that have come, those that could not be read among them.
    count: usize,
    texts: SharedTexts,
    place: Position,
    /// Brackets that are open: in the envelope, or in the record that is under way.
    depth: usize,
    is_in_string: bool,
    is_escaped: bool,
    /// The record that is under way, as far as earlier pieces held it.
    begun: Vec<u8>,
    /// The answer with [`READ`] in place of each record.
    envelope: Vec<u8>,
    /// What could not even be mended. Nothing is read after it.
    failed: Option<Malformed>,
}

impl<T> Default for ListPieces<T> {
    fn default() -> Self {
        Self {
            data: Vec::new(),
            unread: Vec::new(),
            count: 0,
            texts: SharedTexts::default(),
            place: Position::Envelope,
            depth: 0,
            is_in_string: false,
            is_escaped: false,
            begun: Vec::new(),
            envelope: Vec::new(),
            failed: None,
        }
    }
}

impl<T: Record> ListPieces<T> {
    pub fn take(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while self.failed.is_none() && !rest.is_empty() {
            rest = match self.place {
                Position::Envelope => self.around(rest),
                Position::Data => self.between(rest),
                Position::Record => self.within(rest),
            };
        }
    }

    /// Takes one byte of the envelope; answers what follows.
    fn around<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let byte = rest[0];
        let begins_data =
            byte == b'[' && self.depth == 1 && !self.is_in_string && follows_data(&self.envelope);
        self.step(byte);
        self.envelope.push(byte);
        if begins_data {
            // Of a key that comes twice the last value counts.
            (self.data, self.unread, self.count) = (Vec::new(), Vec::new(), 0);
            (self.place, self.depth) = (Position::Data, 0);
        }
        &rest[1..]
    }

    fn between<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        match rest[0] {
            byte @ (b',' | b' ' | b'\t' | b'\n' | b'\r') => self.envelope.push(byte),
            b']' => {
                self.envelope.push(b']');
                (self.place, self.depth) = (Position::Envelope, 1);
                if self.count > 0 && self.data.is_empty() {
                    self.failed = Some(none_kept());
                }
            }
            _ => {
                self.place = Position::Record;
                return rest;
            }
        }
        &rest[1..]
    }

    /// Takes as much of a record as there is. It ends before the comma or the bracket behind it.
    fn within<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let end = rest.iter().position(|&byte| {
            let ends = matches!(byte, b',' | b']') && self.depth == 0 && !self.is_in_string;
            if !ends {
                self.step(byte);
            }
            ends
        });
        let Some(end) = end else {
            self.begun.extend_from_slice(rest);
            return &[];
        };
        let (last, rest) = rest.split_at(end);
        if self.begun.is_empty() {
            self.read(last);
        } else {
            let mut record = std::mem::take(&mut self.begun);
            record.extend_from_slice(last);
            self.read(&record);
        }
        self.place = Position::Data;
        rest
    }

    fn step(&mut self, byte: u8) {
        if self.is_in_string {
            self.is_in_string = byte != b'"' || self.is_escaped;
            self.is_escaped = byte == b'\\' && !self.is_escaped;
            return;
        }
        match byte {
            b'"' => self.is_in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn read(&mut self, text: &[u8]) {
        let raw = serde_json::from_slice(text).or_else(|_| {
            let mended = mend(text);
            serde_json::from_slice(&mended).map_err(|error| malformed(&mended, &error))
        });
        match raw.map(T::of) {
            Ok(mut record) => {
                record.share(&mut self.texts);
                let record = kept(record, self.count, &mut self.unread);
                self.data.extend(record.map(Arc::new));
                self.envelope.push(READ);
                self.count += 1;
            }
            Err(Malformed { json_path, mistake }) => {
                let path = format!("data[{}].{json_path}", self.count);
                self.failed = Some(Malformed {
                    json_path: readable(path.trim_end_matches('.').to_owned()),
                    mistake,
                });
            }
        }
    }

    /// The list, when the last piece has come.
    ///
    /// # Errors
    /// [`Malformed`] with the JSON path of the first thing that did not fit.
    pub fn list(mut self) -> Result<List<Arc<T>>, Malformed> {
        if let Some(failed) = self.failed {
            return Err(failed);
        }
        self.envelope.append(&mut self.begun);
        if self.count == 0 {
            // It has no records, or none that could be told from the rest.
            let list: List<T> = parse(&self.envelope)?;
            return Ok(List {
                data: list.data.into_iter().map(Arc::new).collect(),
                has_more: list.has_more,
                unread: list.unread,
            });
        }
        let Envelope { count, more } = parse(&self.envelope)?;
        if count != self.count {
            return Err(none_kept());
        }
        Ok(List::of(self.data, more, self.unread))
    }
}

/// Whether what comes next is the value of `data`.
fn follows_data(envelope: &[u8]) -> bool {
    let key = envelope.trim_ascii_end().strip_suffix(b":");
    let before = key.and_then(|key| key.trim_ascii_end().strip_suffix(br#""data""#));
    before.is_some_and(|before| before.last() != Some(&b'\\'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::Organization;

    fn list_of(pieces: &[&str]) -> Result<List<Arc<Organization>>, Malformed> {
        let mut list = ListPieces::default();
        for piece in pieces {
            list.take(piece.as_bytes());
        }
        list.list()
    }

    fn ids(pieces: &[&str]) -> Vec<String> {
        let list = list_of(pieces).unwrap();
        list.data.iter().map(|one| one.id.to_string()).collect()
    }

    #[test]
    fn a_cut_may_go_through_a_letter_a_key_or_a_bracket() {
        let answer =
            r#" {"has_more" : true, "data" : [ {"id":"å]},\"{","name":"\\"} , {"id":"z"} ] } "#;
        let mut list = ListPieces::<Organization>::default();
        for byte in answer.as_bytes() {
            list.take(std::slice::from_ref(byte));
        }
        let list = list.list().unwrap();
        let titles: Vec<_> = list.data.iter().map(|one| one.title()).collect();
        assert_eq!(titles, ["\\", "z"]);
        assert_eq!(list.data[0].id.as_str(), "å]},\"{");
        assert!(list.has_more);
    }

    #[test]
    fn of_two_lists_the_last_counts_and_a_list_of_another_key_is_none() {
        assert_eq!(
            ids(&[r#"{"data":[{"id":"a"}],"data":[{"id":"b"}]}"#]),
            ["b"]
        );
        assert_eq!(
            ids(&[r#"{"data":[],"other":{"data":[{"id":"b"}]}}"#]),
            [""; 0]
        );
        assert_eq!(ids(&[r#"{"\"data":[{"id":"b"}],"data":[]}"#]), [""; 0]);
        assert!(list_of(&[r#"{"data":[null],"data":[{"id":"b"}]}"#]).is_err());
        // A key may be spelled with escapes.
        assert_eq!(ids(&[r#"{"d\u0061ta":[{"id":"a"}]}"#]), ["a"]);
        assert!(list_of(&[r#"{"data":[{"id":"a"}],"d\u0061ta":[]}"#]).is_err());
    }

    #[test]
    fn what_breaks_off_or_is_no_json_is_placed_as_in_the_whole_answer() {
        for answer in [
            r#"{"data":[{"id":"a"},{"id":"b","limits":{"users":1,}}]}"#,
            r#"{"data":[{"id":"a"},{"id":"b"]}"#,
            r#"{"data":[{"id":"a"},{"id":"b""#,
            r#"{"data":[{"id":"a"},,{"id":"b"}]}"#,
            r#"{"data":[{"id":"a"}"#,
            r#"{"data":[{"id":"a"}]} trailing"#,
        ] {
            let place = list_of(&[answer]).unwrap_err().json_path;
            let whole = parse::<List<Organization>>(answer.as_bytes()).unwrap_err();
            assert_eq!(place, whole.json_path, "{answer}");
        }
    }

    #[test]
    fn a_text_that_many_have_is_kept_once() {
        let list = list_of(&[
            r##"{"data":[{"id":"a","workspace_id":"ws","path":"x#y","branding":{"colors":{"primary":"#fff"}}},"##,
            r##"{"id":"b","workspace_id":"ws","path":"x#y","branding":{"colors":{"page_background":"#fff"}}}]}"##,
        ])
        .unwrap();
        let (one, other) = (&list.data[0], &list.data[1]);
        let text = |text: &Option<Arc<str>>| text.clone().unwrap();
        assert!(Arc::ptr_eq(&text(&one.path), &text(&other.path)));
        let (primary, page) = (
            &one.branding.colors.primary,
            &other.branding.colors.page_background,
        );
        assert!(Arc::ptr_eq(&text(primary), &text(page)));
        let workspace = |one: &Organization| one.workspace_id.as_ref().unwrap().as_str().as_ptr();
        assert_eq!(workspace(one), workspace(other));
    }
}
