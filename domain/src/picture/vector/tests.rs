//! What is drawn and what is not: drawings of every program, and such as leave doubt.

mod text;
mod unfolding;

use super::*;

/// Each is three wide and two high.
const PROGRAMS: [(&str, &[u8]); 8] = [
    (
        "inkscape",
        include_bytes!("../../../tests/pictures/svg/inkscape.svg"),
    ),
    (
        "illustrator",
        include_bytes!("../../../tests/pictures/svg/illustrator.svg"),
    ),
    (
        "illustrator-css",
        include_bytes!("../../../tests/pictures/svg/illustrator-css.svg"),
    ),
    (
        "sketch",
        include_bytes!("../../../tests/pictures/svg/sketch.svg"),
    ),
    (
        "figma",
        include_bytes!("../../../tests/pictures/svg/figma.svg"),
    ),
    (
        "coreldraw",
        include_bytes!("../../../tests/pictures/svg/coreldraw.svg"),
    ),
    (
        "affinity",
        include_bytes!("../../../tests/pictures/svg/affinity.svg"),
    ),
    (
        "svgo",
        include_bytes!("../../../tests/pictures/svg/svgo.svg"),
    ),
];

fn is_quick(text: &str) -> bool {
    Vector::read(text.as_bytes()).is_ok()
}

/// Levels of ten, each of which draws the one before.
fn unfolding(levels: usize, reference: impl Fn(usize) -> String) -> String {
    let mut text = String::from("<svg><defs><rect id='a0'/>");
    for level in 1..=levels {
        let ten = reference(level - 1).repeat(10);
        text.push_str(&format!("<g id='a{level}'>{ten}</g>"));
    }
    text + "</defs></svg>"
}

#[test]
fn a_logo_is_quickly_drawn() {
    assert!(is_quick("<svg width='1'><path d='M0 0'/></svg>"));
    assert!(is_quick(
        "<?xml version=\"1.0\"?><!-- made > by hand --><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
            \"http://w3.org\">\n\
         <svg xmlns:xlink='x'><style>.a{fill:url(#paint)}</style>\
         <linearGradient id='paint'><stop/><stop/></linearGradient><symbol id='s'><rect class='a'/></symbol>\
         <use xlink:href='#s'/><use href = \"#s\" /><text>a &lt; b</text></svg>"
    ));
    assert!(is_quick(
        "<!DOCTYPE svg [ <!ENTITY ns \"http://www.w3.org/2000/svg\"> <!ENTITY b 'c'> ]>\n<svg:svg xmlns:svg='&ns;'/>"
    ));
    assert!(is_quick(&unfolding(3, |below| format!(
        "<use href='#a{below}'/>"
    ))));
}

#[test]
fn what_drawing_programs_write_is_drawn() {
    for (program, bytes) in PROGRAMS {
        let vector = Vector::read(bytes).unwrap_or_else(|problem| panic!("{program}: {problem:?}"));
        let drawn = vector.drawn();
        assert_eq!((drawn.width, drawn.height), (1_024, 683), "{program}");
        assert!(
            Document::parse_with_options(
                vector.text(),
                ParsingOptions {
                    allow_dtd: true,
                    ..Default::default()
                }
            )
            .is_ok()
        );
    }
}

#[test]
fn what_leaves_doubt_is_not_drawn() {
    for doubtful in [
        "<!DOCTYPE svg [<!ENTITY a '<rect/>'>]><svg>&a;</svg>",
        "<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><svg/>",
        "<!DOCTYPE svg [<!ENTITY % a 'b'>]><svg/>",
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'b'>]><svg/>",
        "<!DOCTYPE svg [<!-- ] --><!ENTITY a '<rect/>'>]><svg>&a;</svg>",
        "<!DOCTYPE svg [<!ATTLIST rect fill CDATA 'url(#a)'>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST svg xmlns:x CDATA #FIXED 'y' fill CDATA #FIXED 'url(#a)'>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST svg xmlns:a CDATA 'q q xmlns' fill CDATA 'url(#p)'>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST svg xmlns:a CDATA '>' fill CDATA 'url(#p)'>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST svg xmlns:a CDATA 'it\"s' fill CDATA '\"url(#p)'>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST svg xmlns:a (b | c |xmlns |d) 'b' fill CDATA 'url(#p)'>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST rect xmlns:x CDATA 'http://www.w3.org/1999/xlink'>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST mysvg xmlns:x CDATA 'http://www.w3.org/1999/xlink'>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST svg xmlns:x CDATA 'http://www.w3.org/1999/xlink'>]><svg><g xmlns:x='y'><svg><use \
            x:href='#a'/></svg></g></svg>",
        "<svg><style>&a;</style></svg>",
        "<?xml-stylesheet href='data:text/css,x'?><svg/>",
        "<svg><image href='data:image/svg+xml,x'/></svg>",
        "<svg><image href='data:image/svg+xml;base64,PHN2Zy8+'/></svg>",
        "<svg><image href='da&#9;ta: image/&#10;svg+xml,x'/></svg>",
        "<svg><image href='data:image/png;base64,PHN2Zy8+'/></svg>",
        "<svg><image href='data:image/png,%89PNG'/></svg>",
        "<svg><style>a{mask-image:url(data:image/svg+xml;base64,PHN2Zy8+)}</style></svg>",
        "<svg xmlns:h='http://www.w3.org/1999/xhtml'><h:link rel='stylesheet' href='data:text/css;base64,YQ=='/></svg>",
        "<svg><image href='data:image/bmp;base64,Qk0AAAAAAQAAADYAAAAoAAAAIE4AACBOAAA='/></svg>",
        "<svg><image href='data:image/x-icon;base64,AAABAAAAAAA='/></svg>",
        "<svg style='--a:blur(9px)'><g style='filter:var(--a)'/></svg>",
        "<svg style='--a:url(#f);--b:var(--a)var(--a)'><g style='filter:var(--b)'/></svg>",
        "<svg><style>g{--a:url(#f);filter:var(--a)var(--a)}</style><g/></svg>",
        "<svg><filter id='f'/><g filter='url(#f) url(#f)'/></svg>",
        "<svg><style>@import 'x'</style></svg>",
        "<svg><style>@\\69mport 'x'</style></svg>",
        "<svg><filter id='f'><feTurbulence numOctaves='255'/></filter><rect filter='url(#f)'/></svg>",
        "<svg a",
        "<svg a=b/>",
        "<svg><g></svg>",
        "<html/>",
        "<svg xmlns='http://www.w3.org/1999/xhtml'/>",
    ] {
        assert!(!is_quick(doubtful), "{doubtful}");
    }
    for clear in [
        "<!DOCTYPE svg [<!ATTLIST svg xmlns:a CDATA #FIXED 'x y' xmlns:b CDATA #IMPLIED>]><svg/>",
        "<!DOCTYPE svg [<!ATTLIST s:svg xmlns:s CDATA 'http://www.w3.org/2000/svg'>]><svg/>",
        "<svg><style>@font-face{src:url(data:font/woff2;base64,d09GMgAB)}</style><image href='data:;base64,'/></svg>",
        "<svg><filter id='f'/><g style='filter:url(#f) blur(var(--a));fill:var(--b)'/></svg>",
        "<svg><animate attributeName='fill' values='url(#a);red;url(#a)'/></svg>",
    ] {
        assert!(is_quick(clear), "{clear}");
    }
    assert!(
        is_quick("<svg><filter id='f'><feTurbulence/></filter><rect/></svg>"),
        "never used"
    );
}

#[test]
fn what_is_large_or_deep_is_not_drawn() {
    assert!(is_quick(&format!("<svg>{}</svg>", "<a/>".repeat(19_000))));
    assert!(!is_quick(&format!("<svg>{}</svg>", "<a/>".repeat(20_001))));
    assert!(!is_quick(&"<a>".repeat(100_000)));
    assert!(!is_quick(&" ".repeat(budget::MAX_LENGTH + 1)));
    let nested =
        |depth: usize| format!("<svg>{}{}</svg>", "<g>".repeat(depth), "</g>".repeat(depth));
    assert!(is_quick(&nested(150)));
    assert!(!is_quick(&nested(250)));
    let long = format!("<path id='p' d='{}'/>", "M0 0".repeat(500_000));
    assert!(is_quick(&format!("<svg>{long}</svg>")));
    let often = "<use href='#p'/>".repeat(20);
    assert!(
        !is_quick(&format!("<svg>{long}{often}</svg>")),
        "a long outline, often"
    );
}

#[test]
fn a_picture_inside_counts_with_its_pixels() {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let mut png = include_bytes!("../../../tests/pictures/logo.png").to_vec();
    let with = |png: &[u8]| {
        let data = STANDARD.encode(png);
        // Programs break the lines.
        let (first, rest) = data.split_at(40);
        format!("<svg><image width='9' href='data:image/png;base64,{first}\n  {rest}'/></svg>")
    };
    assert!(is_quick(&with(&png)));
    png[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    assert!(!is_quick(&with(&png)));
}

#[test]
fn data_without_end_is_looked_at_no_further_than_a_type_is_long() {
    let open = "data:".repeat(700_000);
    let text = format!("<svg xmlns=\"{SVG}\" x=\"{open};base64,\"/>");
    assert!(text.len() < budget::MAX_LENGTH);
    assert!(!is_quick(&text));
}

#[test]
fn a_drawing_that_says_how_it_moves_moves() {
    let moves = |inside: &str| {
        let text = format!("<svg xmlns='{SVG}'>{inside}</svg>");
        Vector::read(text.as_bytes()).unwrap().moves()
    };
    for inside in [
        "<rect><animate attributeName='x' to='9'/></rect>",
        "<g><animateTransform attributeName='transform'/></g>",
        "<rect opacity='0'><set attributeName='opacity' to='1' begin='1s'/></rect>",
        "<style>a{}@keyframes b{to{x:9px}}</style>",
        "<style><![CDATA[@-WebKit-Keyframes b{}]]></style>",
    ] {
        assert!(moves(inside), "{inside}");
    }
    for inside in ["", "<text>@keyframes</text>", "<style>a{fill:red}</style>"] {
        assert!(!moves(inside), "{inside}");
    }
    for (program, bytes) in PROGRAMS {
        assert!(!Vector::read(bytes).unwrap().moves(), "{program}");
    }
}

#[test]
fn words_of_a_drawing_program_and_paths_of_files_refuse_no_drawing() {
    for text in [
        r#"<svg><g data-name="Data: 2023" aria-label="data: sales"><rect/></g></svg>"#,
        r#"<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="\\server\share\logo.png"/><rect/></svg>"#,
        r#"<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="C:\art\29.png"/><rect/></svg>"#,
        r#"<svg><font><glyph unicode="\" glyph-name="\(" d="M0 0"/></font></svg>"#,
        r#"<svg onclick="say('It\'s')" style="font-family:It\'s"><animate values="\ ;a"/></svg>"#,
        r#"<svg><style>.a::before{content:"\00a0"}</style><rect class="a"/></svg>"#,
    ] {
        assert!(is_quick(text), "{text}");
    }
}
