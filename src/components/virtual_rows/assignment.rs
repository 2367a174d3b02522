//! Which element shows which row, and which of them have to be moved in the document: arithmetic only.

/// The element for each of the keys that are `wanted`, by its number. One that shows the key already goes on doing so;
/// the others take what shows nothing that is wanted, the first first, and elements that there are not yet are numbered
/// on from
/// `next`. `shown` are those there are, each with the key it shows, in the order they stand in.
pub fn assigned(shown: &[(usize, Option<u64>)], wanted: &[u64], mut next: usize) -> Vec<usize> {
    let is_wanted = |key: Option<u64>| key.is_some_and(|key| wanted.contains(&key));
    let mut free = shown.iter().filter(|(_, key)| !is_wanted(*key));
    let mut slots = Vec::with_capacity(wanted.len());
    for key in wanted {
        let kept = shown.iter().find(|(_, shown)| *shown == Some(*key));
        // The same key twice would be two rows in one element.
        let kept = kept.filter(|(slot, _)| !slots.contains(slot));
        slots.push(kept.or_else(|| free.next()).map_or_else(
            || {
                next += 1;
                next - 1
            },
            |(slot, _)| *slot,
        ));
    }
    slots
}

/// Which of the elements that stand in the document have to be moved, so that all that are `wanted` stand in that
/// order: as few as can be, and never `held`, since moving an element takes the focus from it. What is not in the
/// document yet is not among them.
pub fn to_move(status: &[usize], wanted: &[usize], held: Option<usize>) -> Vec<usize> {
    // Where each of them stands now, in the order that is wanted: the longest run that rises can stay.
    let mut places: Vec<(usize, usize)> = wanted
        .iter()
        .filter_map(|slot| Some((status.iter().position(|one| one == slot)?, *slot)))
        .collect();
    let all: Vec<usize> = places.iter().map(|&(_, slot)| slot).collect();
    let held = places.iter().position(|&(_, slot)| Some(slot) == held);
    if let Some(held) = held {
        let (place, _) = places[held];
        let mut at = 0;
        places.retain(|&(other, _)| {
            at += 1;
            (at - 1).cmp(&held) == other.cmp(&place)
        });
    }
    // How long a run ends at each, and which is the one before it.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (at, (place, _)) in places.iter().enumerate() {
        let before = (0..at)
            .filter(|&before| places[before].0 < *place)
            .max_by_key(|&before| runs[before].0);
        runs.push((before.map_or(1, |before| runs[before].0 + 1), before));
    }
    let mut stays = vec![false; places.len()];
    let mut last = (0..runs.len()).max_by_key(|&at| runs[at].0);
    while let Some(at) = last {
        stays[at] = true;
        last = runs[at].1;
    }
    let staying = places.iter().zip(stays).filter(|(_, stays)| *stays);
    let staying: Vec<usize> = staying.map(|((_, slot), _)| *slot).collect();
    all.into_iter()
        .filter(|slot| !staying.contains(slot))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{assigned, to_move};

    fn shown(keys: &[u64]) -> Vec<(usize, Option<u64>)> {
        (0..).zip(keys.iter().copied().map(Some)).collect()
    }

    #[test]
    fn what_is_in_sight_still_keeps_its_element_wherever_it_stands() {
        assert_eq!(assigned(&shown(&[7, 8, 9]), &[9, 7], 3), [2, 0]);
        // A step of one row takes the element that is left.
        assert_eq!(assigned(&shown(&[1, 2, 3]), &[2, 3, 4], 3), [1, 2, 0]);
    }

    #[test]
    fn whatever_is_missing_gets_what_is_free_or_new() {
        assert_eq!(assigned(&[], &[5, 6], 0), [0, 1]);
        assert_eq!(
            assigned(&[(0, Some(1)), (1, None)], &[4, 5, 6], 2),
            [0, 1, 2]
        );
        // In the order they stand in, so that few have to be moved.
        let status = [(4, Some(1)), (2, Some(8)), (0, Some(3)), (7, Some(9))];
        assert_eq!(assigned(&status, &[1, 5, 3, 6], 8), [4, 2, 0, 7]);
    }

    #[test]
    fn the_same_key_twice_gets_two_elements() {
        let mut slots = assigned(&shown(&[4, 9]), &[4, 4, 4], 2);
        slots.sort_unstable();
        assert_eq!(slots, [0, 1, 2]);
    }

    #[test]
    fn as_few_elements_are_moved_as_can_be() {
        for (status, wanted, moved) in [
            ([3, 1, 2], [3, 1, 2], &[][..]),
            ([0, 1, 2], [1, 2, 0], &[0]),
            ([0, 1, 2], [2, 0, 1], &[2]),
            ([0, 1, 2], [0, 9, 2], &[]),
        ] {
            assert_eq!(to_move(&status, &wanted, None), moved, "{wanted:?}");
        }
        assert_eq!(to_move(&[0, 1, 2], &[1, 2, 0], Some(0)), [1, 2]);
    }

    #[test]
    fn what_is_held_is_never_moved_and_all_come_to_stand_as_wanted() {
        let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]];
        for status in orders {
            for wanted in orders {
                for held in [None, Some(0), Some(2), Some(3)] {
                    let moved = to_move(&status, &wanted, held);
                    assert!(!moved.iter().any(|&slot| Some(slot) == held));
                    let stays = |list: &[usize]| -> Vec<usize> {
                        let stays = list.iter().filter(|slot| !moved.contains(slot));
                        stays.copied().collect()
                    };
                    assert_eq!(stays(&status), stays(&wanted), "{status:?} {wanted:?}");
                }
            }
        }
    }
}
