//! Text with some of it marked, in whichever direction it runs.

use leptos::prelude::*;

/// `ranges` are byte ranges of `text`. One that is out of bounds, cuts a letter, or overlaps the one
/// before it is passed over: the text is always shown whole.
#[component]
pub fn Highlight(
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] ranges: Signal<Vec<(usize, usize)>>,
) -> impl IntoView {
    let content = move || {
        text.with(|text| {
            ranges.with(|ranges| {
                let pieces = pieces(text, ranges).into_iter();
                pieces
                    .map(|(is_marked, piece)| piece_view(is_marked, piece))
                    .collect_view()
            })
        })
    };
    view! { <bdi class="highlight">{content}</bdi> }
}

fn piece_view(is_marked: bool, piece: &str) -> AnyView {
    let piece = piece.to_owned();
    if is_marked {
        view! { <mark class="highlight-mark">{piece}</mark> }.into_any()
    } else {
        piece.into_any()
    }
}

pub(super) fn pieces<'a>(text: &'a str, ranges: &[(usize, usize)]) -> Vec<(bool, &'a str)> {
    let mut pieces = Vec::with_capacity(ranges.len() * 2 + 1);
    let mut done = 0;
    for &(start, end) in ranges {
        if start < done || start >= end {
            continue;
        }
        let (Some(before), Some(marked)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        if !before.is_empty() {
            pieces.push((false, before));
        }
        pieces.push((true, marked));
        done = end;
    }
    // `done` is an end that was sliced at, so it is on a letter's boundary.
    let rest = text.get(done..).unwrap_or_default();
    if !rest.is_empty() {
        pieces.push((false, rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn marks_are_where_the_ranges_say() {
        assert_eq!(
            pieces("Store 12 Oslo", &[(0, 5), (9, 13)]),
            [(true, "Store"), (false, " 12 "), (true, "Oslo")]
        );
        assert_eq!(pieces("Oslo", &[]), [(false, "Oslo")]);
        assert_eq!(pieces("", &[(0, 1)]), []);
    }

    #[test]
    fn ranges_that_make_no_sense_leave_the_text_whole() {
        for ranges in [
            vec![(2, 1)],
            vec![(0, 99)],
            vec![(1, 2)],
            vec![(usize::MAX, usize::MAX)],
            vec![(0, 2), (0, 2), (1, 4)],
        ] {
            let whole: String = pieces("é日本", &ranges)
                .into_iter()
                .map(|(_, piece)| piece)
                .collect();
            assert_eq!(whole, "é日本", "{ranges:?}");
        }
    }
}
