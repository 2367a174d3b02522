//! Which element shows which row, and which of them have to be moved in the document: arithmetic only.

/// The element for each of the keys that are `wanted`, by its number. One that shows the key already goes on doing so; the
/// others take what is free, and elements that there are not yet are numbered on.
pub fn assigned(shown: &[Option<u64>], wanted: &[u64]) -> Vec<usize> {
    let mut free: Vec<usize> = Vec::new();
    for (slot, key) in shown.iter().enumerate().rev() {
        if key.is_none_or(|key| !wanted.contains(&key)) {
            free.push(slot);
        }
    }
    let mut next = shown.len();
    let mut taken = vec![false; shown.len()];
    let mut slots = Vec::with_capacity(wanted.len());
    for key in wanted {
        let kept = shown.iter().position(|shown| shown.as_ref() == Some(key));
        let slot = kept
            .filter(|&slot| !std::mem::replace(&mut taken[slot], true))
            .or_else(|| free.pop());
        slots.push(slot.unwrap_or_else(|| {
            next += 1;
            next - 1
        }));
    }
    slots
}

/// Which of the elements that stand in the document, all of them wanted, have to be moved to stand as `wanted`. Not `held`:
/// moving an element takes the focus from it.
pub fn to_move(standing: &[usize], wanted: &[usize], held: Option<usize>) -> Vec<usize> {
    let mut standing: Vec<usize> = standing.to_vec();
    let mut moved = Vec::new();
    for &slot in wanted.iter().rev() {
        if moved.contains(&slot) || !standing.contains(&slot) {
            continue;
        }
        while let Some(&last) = standing.last() {
            if last == slot {
                standing.pop();
                break;
            }
            // The one that is where the other belongs, or the other.
            let moving = if held == Some(slot) { last } else { slot };
            standing.retain(|&one| one != moving);
            moved.push(moving);
            if moving == slot {
                break;
            }
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::{assigned, to_move};

    fn keys(keys: &[u64]) -> Vec<Option<u64>> {
        keys.iter().copied().map(Some).collect()
    }

    #[test]
    fn what_is_in_sight_still_keeps_its_element_wherever_it_stands() {
        assert_eq!(assigned(&keys(&[7, 8, 9]), &[9, 7]), [2, 0]);
        // A step of one row takes the element that is left.
        assert_eq!(assigned(&keys(&[1, 2, 3]), &[2, 3, 4]), [1, 2, 0]);
    }

    #[test]
    fn whatever_is_missing_gets_what_is_free_or_new() {
        assert_eq!(assigned(&[], &[5, 6]), [0, 1]);
        assert_eq!(assigned(&[Some(1), None], &[4, 5, 6]), [0, 1, 2]);
    }

    #[test]
    fn the_same_key_twice_gets_two_elements() {
        let mut slots = assigned(&keys(&[4, 9]), &[4, 4, 4]);
        slots.sort_unstable();
        assert_eq!(slots, [0, 1, 2]);
    }

    #[test]
    fn elements_in_their_order_are_not_moved() {
        assert!(to_move(&[3, 1, 2], &[3, 1, 2], None).is_empty());
        assert!(to_move(&[3, 2], &[3, 9, 2], None).is_empty(), "9 is new");
        assert_eq!(to_move(&[0, 1, 2], &[1, 2, 0], None), [0]);
        assert_eq!(to_move(&[0, 1, 2], &[2, 0, 1], None), [1, 0]);
    }

    #[test]
    fn what_is_held_is_never_moved_and_all_come_to_stand_as_wanted() {
        let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]];
        for standing in orders {
            for wanted in orders {
                for held in [None, Some(0), Some(2), Some(3)] {
                    let moved = to_move(&standing, &wanted, held);
                    assert!(!moved.iter().any(|&slot| Some(slot) == held));
                    let stays = |list: &[usize]| -> Vec<usize> {
                        let stays = list.iter().filter(|slot| !moved.contains(slot));
                        stays.copied().collect()
                    };
                    assert_eq!(stays(&standing), stays(&wanted), "{standing:?} {wanted:?}");
                }
            }
        }
    }
}
