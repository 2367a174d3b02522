//! How large a file is, in words. Knows numbers only.

/// A size as people read it, in decimal units: `512 bytes`, `24.3 kB`, `1.9 MB`. Never rounded up:
/// what passes a limit must not read as the limit.
pub fn size_text(bytes: usize) -> String {
    let tenths = |unit: usize| {
        let tenths = bytes / (unit / 10);
        match (tenths / 10, tenths % 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenth) => format!("{whole}.{tenth}"),
        }
    };
    match bytes {
        1 => "1 byte".into(),
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_has_one_digit_after_the_point_unless_that_is_zero() {
        let cases = [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1 kB"),
            (24_399, "24.3 kB"),
            (999_999, "999.9 kB"),
            (1_999_999, "1.9 MB"),
            (2_000_000, "2 MB"),
            (12_345_678, "12.3 MB"),
        ];
        for (bytes, text) in cases {
            assert_eq!(size_text(bytes), text);
        }
        assert!(size_text(usize::MAX).ends_with(" MB"));
    }
}
