//! Roots of numbers from 0 to 1, kept small in the .wasm.

/// The root of `x` of the given degree, at most the eighth, for `x` from 0 to 1; what lies outside
/// counts as the nearer end.
///
/// Exact to the last digits, as `f64::cbrt` and `f64::powf` are, which bring 4.4 kB of .wasm.
pub(super) fn root(x: f64, degree: u8) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let x = x.min(1.0);
    // Newton's method comes down from above, so begin at a higher root, which is one instruction
    // each; it stops falling where the digits end.
    let fourth = x.sqrt().sqrt();
    let mut guess = if degree <= 4 { fourth } else { fourth.sqrt() };
    loop {
        let power = (1..degree).fold(1.0, |power, _| power * guess);
        let next = guess - (guess - x / power) / f64::from(degree);
        if next >= guess {
            return guess;
        }
        guess = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_those_of_the_standard_library() {
        for step in 0..=10_000 {
            let x = f64::from(step) / 10_000.0;
            assert!((root(x, 3) - x.cbrt()).abs() < 1e-15, "cube root of {x}");
            assert!(
                (root(x, 5) - x.powf(0.2)).abs() < 1e-15,
                "fifth root of {x}"
            );
        }
    }

    #[test]
    fn numbers_too_small_or_outside_end_the_search_too() {
        assert_eq!(root(0.0, 3), 0.0);
        assert_eq!(root(-1.0, 3), 0.0);
        assert_eq!(root(7.0, 5), 1.0);
        assert_eq!(root(f64::NAN, 5), 1.0);
        assert!((root(1e-300, 3) / 1e-100 - 1.0).abs() < 1e-15);
    }
}
