//! What could not be read of the organizations that are known now: an answer to a later call may have mended some.

use std::collections::HashMap;

use crate::{tree::forest::Forest, wire::Unread};

/// How much could not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnreadCount {
    /// Whole records.
    pub records: u64,
    /// Single values of records.
    pub values: u64,
}

impl UnreadCount {
    pub fn of(unread: &[Unread]) -> Self {
        let records = unread.iter().filter(|one| one.is_record).count();
        Self {
            records: records as u64,
            values: (unread.len() - records) as u64,
        }
    }
}

/// `told` is what the lists had when they came: the records that were lost, and where each value stood.
pub fn unread(forest: &Forest, told: &[Unread]) -> Vec<Unread> {
    let mut places: HashMap<&str, Vec<&Unread>> = HashMap::new();
    let mut found = Vec::new();
    for one in told {
        if one.is_record || one.id.is_empty() {
            found.push(one.clone());
        } else {
            places.entry(&one.id).or_default().push(one);
        }
    }
    for (_, organization) in forest.iter() {
        for mut value in organization.unread() {
            let known = places.get(value.id.as_str()).into_iter().flatten();
            let is_it = |one: &&&Unread| one.place.ends_with(&format!(".{}", value.place));
            if let Some(told) = known.into_iter().find(is_it) {
                value.place.clone_from(&told.place);
            }
            found.push(value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        organization::Organization,
        wire::{List, parse},
    };

    #[test]
    fn what_was_read_since_is_no_longer_among_it() {
        let answer = br#"{"data":[null,{"id":"a","depth":"x"},{"id":"b","limits":{"users":-1}}]}"#;
        let list: List<Organization> = parse(answer).unwrap();
        let forest = Forest::new(list.data);
        let places = |forest: &Forest| -> Vec<String> {
            let found = unread(forest, &list.unread);
            found.into_iter().map(|one| one.place).collect()
        };
        assert_eq!(
            places(&forest),
            ["data[0]", "data[1].depth", "data[2].limits.users"]
        );
        let read = parse(br#"{"id":"b","limits":{"users":3}}"#).unwrap();
        let came = parse(br#"{"id":"c","name":[]}"#).unwrap();
        let forest = forest.with_all(vec![read, came]);
        assert_eq!(places(&forest), ["data[0]", "data[1].depth", "name"]);
    }

    #[test]
    fn records_and_values_are_counted_apart() {
        let count = |records: &str| {
            let answer = format!(r#"{{"data":[{{"id":"a"}}{records}]}}"#);
            let list: List<Organization> = parse(answer.as_bytes()).unwrap();
            let UnreadCount { records, values } = UnreadCount::of(&list.unread);
            (records, values)
        };
        assert_eq!(count(""), (0, 0));
        assert_eq!(count(",null"), (1, 0));
        assert_eq!(count(r#",{"id":"b","depth":-1,"name":7}"#), (0, 2));
        assert_eq!(count(r#",{"id":"b","depth":-1},null,7"#), (2, 1));
    }
}
