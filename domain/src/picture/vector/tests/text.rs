//! What the text of a drawing may ask of the reader of XML, and how it is read and handed on.

use super::*;

fn is_quick(text: &str) -> bool {
    Vector::read(text.as_bytes()).is_ok()
}

#[test]
fn an_entity_is_spelled_out_no_further_than_its_file_allows() {
    let with = |length: usize, times: usize| {
        let value = "A".repeat(length);
        format!(
            "<!DOCTYPE svg [<!ENTITY a \"{value}\">]><svg x=\"{}\"/>",
            "&a;".repeat(times)
        )
    };
    // Decided before the reader of XML makes a letter of it.
    assert_eq!(budget::check(&with(1_000_000, 1_000_000)), None);
    assert_eq!(budget::check(&with(100_000, 60_000)), None);
    assert_eq!(budget::check(&with(1_000, 2_000)), None);
    assert!(!is_quick(&with(1_000_000, 1_000_000)));
    assert!(is_quick(&with(40, 100)));
    assert!(is_quick(&with(400, 2_000)));
    let many: String = (0..20_000)
        .map(|n| format!("<!ENTITY e{n} \"\">"))
        .collect();
    let references = "&e19999;".repeat(100_000);
    let many = format!("<!DOCTYPE svg [{many}]><svg x='{references}'/>");
    assert_eq!(budget::check(&many), None, "each is looked for among all");
}

#[test]
fn what_the_reader_compares_one_by_one_is_bounded_before_it_reads() {
    let attributes: String = (0..10_000).map(|n| format!(" a{n}=''")).collect();
    assert_eq!(budget::check(&format!("<svg{attributes}/>")), None);
    let spaced: String = (0..10_000).map(|n| format!(" a{n} = ''")).collect();
    assert_eq!(budget::check(&format!("<svg{spaced}/>")), None);
    let prefixes: String = (0..100).map(|n| format!(" xmlns:n{n}='u{n}'")).collect();
    assert_eq!(budget::check(&format!("<svg{prefixes}/>")), None);
    let repeated =
        "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='#a'/>".repeat(5_000);
    assert!(is_quick(&format!("<svg>{repeated}</svg>")));
    assert_eq!(budget::check(&"<".repeat(1_000_000)), None);
    assert_eq!(budget::check(&"=".repeat(1_000_000)), None);
}

#[test]
fn a_reference_is_followed_once_however_often_it_is_written() {
    let references = |text: &str| {
        let document = Document::parse(text).unwrap();
        elements::Drawing::read(&document).unwrap().references()
    };
    let groups = |count: usize, class: &str| format!("<g {class}/>").repeat(count);
    let rule = "url(#a)".repeat(400_000);
    // Nothing of this name is there.
    let absent = format!(
        "<svg id='z'><style>{rule}</style>{}</svg>",
        groups(19_900, "")
    );
    assert!(references(&absent) <= 2);
    assert!(!is_quick(&absent));
    let present = format!(
        "<svg><style>.c{{fill:{rule}}}</style><g id='a'/>{}</svg>",
        groups(19_000, "class='c c c'")
    );
    assert!(references(&present) <= 19_001);
    let classes: String = (0..200).map(|n| format!(".c{{fill:url(#a{n})}}")).collect();
    let ids: String = (0..200)
        .map(|n| format!("<linearGradient id='a{n}'/>"))
        .collect();
    let many = format!(
        "<svg><style>{classes}</style>{ids}{}</svg>",
        groups(9_000, "class='c'")
    );
    assert!(references(&many) <= 9_200 + 200);
}

#[test]
fn ids_that_occur_twice_count_as_the_costlier() {
    let heavy = format!("<g id='a'>{}</g>", "<rect/>".repeat(1_000));
    let twice = [format!("{heavy}<g id='a'/>"), format!("<g id='a'/>{heavy}")];
    for twice in twice {
        let uses = "<use href='#a'/>".repeat(30);
        assert!(!is_quick(&format!("<svg>{twice}{uses}</svg>")));
    }
}

#[test]
fn any_encoding_a_program_writes_is_read() {
    let text =
        "<?xml version=\"1.0\" encoding=\"utf-16\"?><svg viewBox='0 0 2 1'><text>é</text></svg>";
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let little = wide(u16::to_le_bytes);
    let big = wide(u16::to_be_bytes);
    let latin: Vec<u8> = text
        .replace("utf-16", "ISO-8859-1")
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let files = [
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [b"\n ", text.as_bytes()].concat(),
        [b"\xFF\xFE", little.as_slice()].concat(),
        [b"\xFE\xFF", big.as_slice()].concat(),
        little,
        big,
        latin,
    ];
    for file in files {
        let vector = Vector::read(&file).unwrap();
        assert!(
            vector
                .text()
                .starts_with("<svg width=\"1024\" height=\"512\""),
            "{}",
            vector.text()
        );
        assert!(vector.text().contains("<text>é</text>"));
        assert_eq!(
            crate::picture::Picture::read(file).unwrap_err(),
            crate::picture::PictureProblem::Convertible(crate::picture::Recognized::Svg)
        );
    }
    let other = b"<?xml version='1.0' encoding='Shift_JIS'?><svg><text>\x83\x8d</text></svg>";
    assert_eq!(Vector::read(other), Err(VectorProblem::Encoding));
}

#[test]
fn the_size_is_written_into_it_in_place_of_its_own() {
    for (text, expected) in [
        (
            "<svg viewBox=\"0 0 24 12\"><path/></svg>",
            "<svg width=\"1024\" height=\"512\" style=\";width:1024px;height:512px\" \
                xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 12\"><path/></svg>",
        ),
        (
            "<!-- a > --><s:svg xmlns:s='http://www.w3.org/2000/svg' height='100%' width='100%' viewBox='0 0 1 2' \
                style='fill:\"red\"'/>",
            "<!-- a > --><s:svg width=\"512\" height=\"1024\" style='fill:\"red\";width:512px;height:1024px' \
                xmlns:s='http://www.w3.org/2000/svg'   viewBox='0 0 1 2' />",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='15'/>",
            "<svg width=\"1024\" height=\"512\" style=\";width:1024px;height:512px\" viewBox=\"0 0 30 15\" \
                xmlns='http://www.w3.org/2000/svg'  />",
        ),
    ] {
        let vector = Vector::read(text.as_bytes()).unwrap();
        assert_eq!(vector.text(), expected);
        assert!(Document::parse(vector.text()).is_ok());
    }
    let said = Vector::read(b"<svg viewBox='0 0 24 12'/>").unwrap();
    assert_eq!(said.dimensions().to_string(), "24 \u{d7} 12");
}
