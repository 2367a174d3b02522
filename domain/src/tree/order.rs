//! Puts very many things in order: by a number in passes over its bytes, by a text eight bytes at a time. Takes time in
//! proportion to what there is to read, and keeps the order of equals.

/// What comes behind everything else.
const LAST: u64 = u64::MAX;

/// So few are sooner compared than counted.
const FEW: usize = 64;

/// The number that stands for a place in an order: what has none comes last, whichever way the others go.
pub(crate) fn place(number: Option<u64>, descending: bool) -> u64 {
    let number = number.map(|number| number.min(LAST - 1));
    match number {
        None => LAST,
        Some(number) if descending => LAST - 1 - number,
        Some(number) => number,
    }
}

/// The items by their numbers, the smallest first.
pub(crate) fn by_number<T: Copy>(mut keyed: Vec<(u64, T)>) -> Vec<T> {
    let Some(&(first, _)) = keyed.first() else {
        return Vec::new();
    };
    // Bytes that all have in common sort nothing.
    let differing = keyed.iter().fold(0, |bits, (key, _)| bits | (key ^ first));
    let mut sorted = keyed.clone();
    for shift in (0..u64::BITS).step_by(8) {
        let digit = |key: u64| (key >> shift) as usize & 0xFF;
        if digit(differing) == 0 {
            continue;
        }
        let mut ends = [0_usize; 257];
        for &(key, _) in &keyed {
            ends[digit(key) + 1] += 1;
        }
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        for &item in &keyed {
            let next = &mut ends[digit(item.0)];
            sorted[*next] = item;
            *next += 1;
        }
        std::mem::swap(&mut keyed, &mut sorted);
    }
    keyed.into_iter().map(|(_, item)| item).collect()
}

/// The place of each text among all of them in the order of their bytes, from 0. Equal texts have the same place.
pub(crate) fn ranks(texts: &[Vec<u8>]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    // Parts of the order that have so many first bytes in common.
    let mut alike = vec![(0..texts.len(), 0_usize)];
    while let Some((range, from)) = alike.pop() {
        let part = &mut order[range.clone()];
        let rest = |at: u32| texts[at as usize].get(from..).unwrap_or_default();
        // Those that have ended can differ by bytes of 0 at their ends.
        let whole = |at: u32| (rest(at), texts[at as usize].len());
        if part.len() < FEW || part.iter().all(|&at| rest(at).is_empty()) {
            part.sort_by(|&one, &other| whole(one).cmp(&whole(other)));
            continue;
        }
        let head = |at: u32| {
            let mut bytes = [0; 8];
            for (byte, &of) in bytes.iter_mut().zip(rest(at)) {
                *byte = of;
            }
            u64::from_be_bytes(bytes)
        };
        let sorted = by_number(part.iter().map(|&at| (head(at), at)).collect());
        part.copy_from_slice(&sorted);
        let mut start = range.start;
        for group in sorted.chunk_by(|&one, &other| head(one) == head(other)) {
            let end = start + group.len();
            if group.len() > 1 {
                alike.push((start..end, from + 8));
            }
            start = end;
        }
    }
    let mut ranks = vec![0; texts.len()];
    let mut rank = 0;
    for (place, &at) in (0..).zip(&order) {
        let before = order.get((place as usize).wrapping_sub(1));
        if before.is_some_and(|&before| texts[before as usize] != texts[at as usize]) {
            rank = place;
        }
        ranks[at as usize] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_as_a_stable_sort_has_them(keys in vec(prop_oneof![0..4_u64, any::<u64>()], 0..200)) {
            let mut expected: Vec<(u64, usize)> = keys.iter().copied().zip(0..).collect();
            expected.sort_by_key(|&(key, _)| key);
            let sorted = by_number(keys.into_iter().zip(0..).collect());
            prop_assert_eq!(sorted, expected.into_iter().map(|(_, at)| at).collect::<Vec<usize>>());
        }

        #[test]
        fn texts_have_the_place_of_the_first_of_their_like(
            texts in vec(vec(prop_oneof![Just(0), 0..3_u8, any::<u8>()], 0..20), 0..60)
        ) {
            let mut sorted = texts.clone();
            sorted.sort();
            let expected: Vec<_> = texts
                .iter()
                .map(|text| sorted.iter().position(|other| other == text).unwrap() as u32)
                .collect();
            prop_assert_eq!(ranks(&texts), expected);
        }
    }

    #[test]
    fn a_text_without_end_takes_no_stack() {
        let long = |last: u8| [vec![7; 4_000_000], vec![last]].concat();
        assert_eq!(ranks(&[long(2), long(1), long(2)]), [1, 0, 1]);
    }

    #[test]
    fn what_has_no_number_is_last_both_ways() {
        for descending in [false, true] {
            let keys = [None, Some(0), Some(5), Some(u64::MAX)];
            let places = keys.map(|key| place(key, descending));
            assert!(places[1..].iter().all(|&other| other < places[0]));
            assert_eq!(places[1] < places[2], !descending);
        }
    }
}
