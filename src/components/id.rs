//! Element ids that no two elements of the page share.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An id that was not given before in this page: `field-7`.
pub fn fresh_id(prefix: &str) -> String {
    let number = NEXT.replace(NEXT.get().wrapping_add(1));
    format!("{prefix}-{number}")
}

#[cfg(test)]
mod tests {
    use super::fresh_id;

    #[test]
    fn no_id_is_given_twice() {
        let (first, second) = (fresh_id("field"), fresh_id("field"));
        assert_ne!(first, second);
        assert!(first.starts_with("field-"));
    }
}
