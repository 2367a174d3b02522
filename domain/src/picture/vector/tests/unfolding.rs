//! Drawings that unfold to too much: by references, paint, markers, filters and stylesheets.

use super::*;

/// Levels of ten painted shapes, each painted with the one before, in the element a browser takes it from.
fn painted(levels: usize, server: &str, shapes: &str, inner: impl Fn(usize) -> String) -> String {
    let mut text = format!("<svg><{server} id='a0'><rect/></{server}>");
    for level in 1..=levels {
        let paint = inner(level - 1);
        let shapes = shapes.repeat(10);
        text.push_str(&format!(
            "<{server} id='a{level}'><g {paint}>{shapes}</g></{server}>"
        ));
    }
    text + &format!("<rect {}/></svg>", inner(levels))
}

#[test]
fn one_that_draws_itself_many_times_over_is_not() {
    let by = |reference: fn(usize) -> String| is_quick(&unfolding(8, reference));
    let xlink = unfolding(8, |below| format!("<use xlink:href='#a{below}'/>"));
    let xlink = xlink.replace("<svg>", "<svg xmlns:xlink='http://www.w3.org/1999/xlink'>");
    assert!(!is_quick(&xlink));
    assert!(!by(|below| format!("<use href=' #a{below} '/>")));
    assert!(!by(|below| format!("<use href='&#35;a{below}'/>")));
    assert!(!by(|below| format!("<use href='&#x23;&#97;{below}'/>")));
    assert!(!by(|below| format!("<rect fill='url(#a{below})'/>")));
    assert!(!by(|below| format!("<rect fill='u\\72l(\\23 a{below})'/>")));
    assert!(!by(|below| format!(
        "<rect style=\"fill : URL( '#a{below}' )\"/>"
    )));
    assert!(!by(|below| format!(
        "<use><animate values='#b;#a{below}'/></use>"
    )));
    let hidden = unfolding(8, |below| format!("<use href='&h;a{below}'/>"));
    assert!(!is_quick(&format!(
        "<!DOCTYPE svg [<!ENTITY h '#'>]>{hidden}"
    )));
    assert!(
        !is_quick("<svg><g id='a'><use href='#a'/></g></svg>"),
        "itself"
    );
}

#[test]
fn paint_counts_for_each_element_that_takes_it_on() {
    let by =
        |server: &str, inner: fn(usize) -> String| is_quick(&painted(8, server, "<rect/>", inner));
    assert!(!by("pattern", |below| format!("fill='url(#a{below})'")));
    assert!(!by("pattern", |below| format!(
        "style='--p:url(#a{below})'"
    )));
    assert!(!by("mask", |below| format!("stroke='url(#a{below})'")));
    let three = painted(3, "pattern", "<rect/>", |below| {
        format!("fill='url(#a{below})'")
    });
    assert!(is_quick(&three));
    let styled = painted(8, "pattern", "<rect/>", |below| format!("class='c{below}'"));
    let rules: String = (0..=8)
        .map(|level| format!(".c{level}{{fill:url(#a{level})}}"))
        .collect();
    assert!(!is_quick(
        &styled.replace("<svg>", &format!("<svg><style>{rules}</style>"))
    ));
    let around = "<svg><g fill='url(#p0)'><pattern id='p1'>".to_owned()
        + &"<rect/>".repeat(150)
        + "</pattern></g><pattern id='p0'>"
        + &"<rect/>".repeat(150)
        + "</pattern><rect fill='url(#p1)'/></svg>";
    assert!(
        !is_quick(&around),
        "a pattern takes on what is around its own place"
    );
}

#[test]
fn a_marker_counts_for_each_corner_and_a_filter_for_each_element_it_is_named_at() {
    let path = format!("<path d='M0 0{}'/>", "h1".repeat(3_000));
    let marked = |property: &str| {
        format!(
            "<svg><marker id='m'>{}</marker><g {property}>{path}</g></svg>",
            "<rect/>".repeat(20)
        )
    };
    assert!(is_quick(&marked("marker-end='url(#m)'")));
    assert!(!is_quick(&marked("marker-mid='url(#m)'")));
    assert!(!is_quick(&marked("style='marker:url(#m)'")));

    let blurred = |group: &str, shape: &str| {
        let shapes = format!("<rect {shape}/>").repeat(100);
        format!("<svg><filter id='f'><feGaussianBlur/></filter><g {group}>{shapes}</g></svg>")
    };
    assert!(is_quick(&blurred("filter='url(#f)'", "")));
    assert!(is_quick(&blurred(
        "style='filter:drop-shadow(1px 1px red)'",
        ""
    )));
    assert!(!is_quick(&blurred("", "filter='url(#f)'")));
    assert!(!is_quick(&blurred("", "style='filter:blur(9px)'")));
    let everywhere = blurred("", "").replace("<svg>", "<svg><style>*{filter:blur(9px)}</style>");
    assert!(!is_quick(&everywhere));
}

#[test]
fn a_name_that_a_browser_reads_as_another_is_not_followed_and_not_drawn() {
    let by = |reference: &dyn Fn(usize) -> String| is_quick(&unfolding(8, reference));
    assert!(!by(&|below| format!("<use href='#%61{below}'/>")));
    assert!(!by(&|below| format!("<use href='#&#10;a{below}'/>")));
    assert!(!by(&|below| format!("<rect fill='url(#%61{below})'/>")));
    // An id that goes on behind the mark at which references are cut.
    for (mark, reference) in [
        (";", "<use href='#ID'/>"),
        (")", "<rect fill='url(\"#ID\")'/>"),
    ] {
        let text = unfolding(8, |below| {
            reference.replace("ID", &format!("a{mark}{below}"))
        });
        let text = text.replace("id='a", &format!("id='a{mark}"));
        assert!(!is_quick(&text), "{text}");
    }
}

#[test]
fn references_without_end_are_counted_by_their_beginning() {
    let open = format!("<svg><g fill=\"{}\"/></svg>", "url(#".repeat(40_000));
    assert!(!is_quick(&open));
    let styled = format!(
        "<svg><style>.a{{fill:{}}}</style><g class='a'/></svg>",
        "url(#".repeat(40_000)
    );
    assert!(!is_quick(&styled));
}

#[test]
fn a_stylesheet_of_many_selectors_and_references_is_not_followed() {
    let selectors: Vec<String> = (0..10_000).map(|at| format!(".a{at}")).collect();
    let uses: String = (0..10_000).map(|at| format!("fill:url(#b{at});")).collect();
    let sheet = format!(
        "<svg><style>{}{{{uses}}}</style></svg>",
        selectors.join(",")
    );
    assert!(!is_quick(&sheet));
    let nested = "fill:url(#p);b{}".repeat(150_000);
    let sheet = format!(
        "<svg><style>{}{{{nested}</style></svg>",
        "a,".repeat(300_000)
    );
    assert!(!is_quick(&sheet));
}
