//! What could not be read of the organizations that are known now: an answer to a later call may have mended some. Knows
//! no answer.

use std::collections::HashMap;

use crate::{tree::forest::Forest, wire::Unread, words::counts::counted};

/// How much could not be read, in a sentence. `None`: nothing.
pub fn summary(unread: &[Unread]) -> Option<String> {
    let records = unread.iter().filter(|one| one.is_record).count();
    let values = unread.len() - records;
    let records = (records > 0).then(|| counted(records as u64, "record", "records"));
    let values = (values > 0).then(|| counted(values as u64, "value", "values"));
    let both: Vec<_> = records.into_iter().chain(values).collect();
    (!both.is_empty()).then(|| {
        format!(
            "{} could not be read. Everything else is shown.",
            both.join(" and ")
        )
    })
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
        let said = |answer: &str| {
            let list: List<Organization> = parse(answer.as_bytes()).unwrap();
            summary(&list.unread)
        };
        assert_eq!(said(r#"{"data":[{"id":"a"}]}"#), None);
        let end = " could not be read. Everything else is shown.";
        for (records, words) in [
            (r#"null"#, "1 record"),
            (r#"{"id":"b","depth":-1,"name":7}"#, "2 values"),
            (r#"{"id":"b","depth":-1},null,7"#, "2 records and 1 value"),
        ] {
            let said = said(&format!(r#"{{"data":[{{"id":"a"}},{records}]}}"#));
            assert_eq!(said, Some(format!("{words}{end}")));
        }
    }
}
