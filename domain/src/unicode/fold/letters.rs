//! What each accented or capital letter folds to, sixteen to a row.
//!
//! The rows say it in letters a person can check, and a test holds them against Unicode's own
//! decompositions. `\0` marks a letter that folds to none or to several.

/// The single character `c` folds to, or `None` where it folds to none or to several. A character
/// outside the tables is itself.
pub(super) fn letter(c: char) -> Option<char> {
    let code = c as usize;
    let entry = match code {
        0x00A0..0x0250 => LATIN[code - 0x00A0],
        0x0370..0x0530 => GREEK_AND_CYRILLIC[code - 0x0370],
        0x1E00..0x2000 => ADDITIONAL[code - 0x1E00],
        _ => return Some(c),
    };
    match entry {
        0 => None,
        entry => char::from_u32(entry.into()),
    }
}

static LATIN: [u16; 432] = flat(&LATIN_ROWS);
static GREEK_AND_CYRILLIC: [u16; 448] = flat(&GREEK_AND_CYRILLIC_ROWS);
static ADDITIONAL: [u16; 512] = flat(&ADDITIONAL_ROWS);

/// Turns rows of text into a table that can be indexed, while compiling; a row of the wrong length
/// does not compile.
const fn flat<const N: usize>(rows: &[&str]) -> [u16; N] {
    let mut table = [0; N];
    let mut at = 0;
    let mut row = 0;
    while row < rows.len() {
        let bytes = rows[row].as_bytes();
        let mut byte = 0;
        while byte < bytes.len() {
            let (letter, len) = decode(bytes, byte);
            table[at] = letter;
            at += 1;
            byte += len;
        }
        assert!(at == 16 * (row + 1), "a row has not sixteen letters");
        row += 1;
    }
    assert!(at == N, "the table has not all its rows");
    table
}

/// The UTF-8 character at `at`, of at most three bytes, and how many it has.
const fn decode(bytes: &[u8], at: usize) -> (u16, usize) {
    let first = bytes[at] as u16;
    if first < 0x80 {
        (first, 1)
    } else if first < 0xE0 {
        ((first & 0x1F) << 6 | low_six(bytes[at + 1]), 2)
    } else {
        (
            (first & 0x0F) << 12 | low_six(bytes[at + 1]) << 6 | low_six(bytes[at + 2]),
            3,
        )
    }
}

const fn low_six(byte: u8) -> u16 {
    (byte & 0x3F) as u16
}

/// Latin-1 Supplement, Latin Extended-A and -B.
#[rustfmt::skip]
const LATIN_ROWS: [&str; 27] = [
    /* 00A0 */ " ¡¢£¤¥¦§¨©ª«¬\0®¯",
    /* 00B0 */ "°±²³´µ¶·¸¹º»¼½¾¿",
    /* 00C0 */ "aaaaaa\0ceeeeiiii",
    /* 00D0 */ "dnooooo×ouuuuy\0\0",
    /* 00E0 */ "aaaaaa\0ceeeeiiii",
    /* 00F0 */ "dnooooo÷ouuuuy\0y",
    /* 0100 */ "aaaaaaccccccccdd",
    /* 0110 */ "ddeeeeeeeeeegggg",
    /* 0120 */ "gggghhhhiiiiiiii",
    /* 0130 */ "ii\0\0jjkkqllllllŀ",
    /* 0140 */ "ŀllnnnnnnnnnoooo",
    /* 0150 */ "oo\0\0rrrrrrssssss",
    /* 0160 */ "ssttttttuuuuuuuu",
    /* 0170 */ "uuuuwwyyyzzzzzzs",
    /* 0180 */ "ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝə",
    /* 0190 */ "ɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵ",
    /* 01A0 */ "ooƣƣƥƥʀƨƨʃƪƫƭƭʈu",
    /* 01B0 */ "uʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ",
    /* 01C0 */ "ǀǁǂǃ\0\0\0\0\0\0\0\0\0aai",
    /* 01D0 */ "ioouuuuuuuuuuǝaa",
    /* 01E0 */ "aa\0\0ǥǥggkkooooʒʒ",
    /* 01F0 */ "j\0\0\0ggƕƿnnaa\0\0oo",
    /* 0200 */ "aaaaeeeeiiiioooo",
    /* 0210 */ "rrrruuuussttȝȝhh",
    /* 0220 */ "ƞȡȣȣȥȥaaeeoooooo",
    /* 0230 */ "ooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ",
    /* 0240 */ "ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ",
];

/// Greek and Coptic, Cyrillic and its Supplement.
#[rustfmt::skip]
const GREEK_AND_CYRILLIC_ROWS: [&str; 28] = [
    /* 0370 */ "ͱͱͳͳʹ͵ͷͷ\u{378}\u{379}ͺͻͼͽ;ϳ",
    /* 0380 */ "\u{380}\u{381}\u{382}\u{383}΄¨α·εηι\u{38b}ο\u{38d}υω",
    /* 0390 */ "ιαβγδεζηθικλμνξο",
    /* 03A0 */ "πρ\u{3a2}στυφχψωιυαεηι",
    /* 03B0 */ "υαβγδεζηθικλμνξο",
    /* 03C0 */ "πρσστυφχψωιυουωϗ",
    /* 03D0 */ "ϐϑϒϒϒϕϖϗϙϙϛϛϝϝϟϟ",
    /* 03E0 */ "ϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯ",
    /* 03F0 */ "ϰϱϲϳθϵ϶ϸϸϲϻϻϼͻͼͽ",
    /* 0400 */ "ееђгєѕііјљњћкиуџ",
    /* 0410 */ "абвгдежзииклмноп",
    /* 0420 */ "рстуфхцчшщъыьэюя",
    /* 0430 */ "абвгдежзииклмноп",
    /* 0440 */ "рстуфхцчшщъыьэюя",
    /* 0450 */ "ееђгєѕііјљњћкиуџ",
    /* 0460 */ "ѡѡѣѣѥѥѧѧѩѩѫѫѭѭѯѯ",
    /* 0470 */ "ѱѱѳѳѵѵѵѵѹѹѻѻѽѽѿѿ",
    /* 0480 */ "ҁҁ҂\0\0\0\0\0\0\0ҋҋҍҍҏҏ",
    /* 0490 */ "ґґғғҕҕҗҗҙҙққҝҝҟҟ",
    /* 04A0 */ "ҡҡңңҥҥҧҧҩҩҫҫҭҭүү",
    /* 04B0 */ "ұұҳҳҵҵҷҷҹҹһһҽҽҿҿ",
    /* 04C0 */ "ӏжжӄӄӆӆӈӈӊӊӌӌӎӎӏ",
    /* 04D0 */ "ааааӕӕееәәәәжжзз",
    /* 04E0 */ "ӡӡииииооөөөөээуу",
    /* 04F0 */ "ууууччӷӷыыӻӻӽӽӿӿ",
    /* 0500 */ "ԁԁԃԃԅԅԇԇԉԉԋԋԍԍԏԏ",
    /* 0510 */ "ԑԑԓԓԕԕԗԗԙԙԛԛԝԝԟԟ",
    /* 0520 */ "ԡԡԣԣԥԥԧԧԩԩԫԫԭԭԯԯ",
];

/// Latin Extended Additional (Vietnamese above all) and Greek Extended.
#[rustfmt::skip]
const ADDITIONAL_ROWS: [&str; 32] = [
    /* 1E00 */ "aabbbbbbccdddddd",
    /* 1E10 */ "ddddeeeeeeeeeeff",
    /* 1E20 */ "gghhhhhhhhhhiiii",
    /* 1E30 */ "kkkkkkllllllllmm",
    /* 1E40 */ "mmmmnnnnnnnnoooo",
    /* 1E50 */ "oooopppprrrrrrrr",
    /* 1E60 */ "sssssssssstttttt",
    /* 1E70 */ "ttuuuuuuuuuuvvvv",
    /* 1E80 */ "wwwwwwwwwwxxxxyy",
    /* 1E90 */ "zzzzzzhtwyẚsss\0ẟ",
    /* 1EA0 */ "aaaaaaaaaaaaaaaa",
    /* 1EB0 */ "aaaaaaaaeeeeeeee",
    /* 1EC0 */ "eeeeeeeeiiiioooo",
    /* 1ED0 */ "oooooooooooooooo",
    /* 1EE0 */ "oooouuuuuuuuuuuu",
    /* 1EF0 */ "uuyyyyyyyyỻỻỽỽỿỿ",
    /* 1F00 */ "αααααααααααααααα",
    /* 1F10 */ "εεεεεε\u{1f16}\u{1f17}εεεεεε\u{1f1e}\u{1f1f}",
    /* 1F20 */ "ηηηηηηηηηηηηηηηη",
    /* 1F30 */ "ιιιιιιιιιιιιιιιι",
    /* 1F40 */ "οοοοοο\u{1f46}\u{1f47}οοοοοο\u{1f4e}\u{1f4f}",
    /* 1F50 */ "υυυυυυυυ\u{1f58}υ\u{1f5a}υ\u{1f5c}υ\u{1f5e}υ",
    /* 1F60 */ "ωωωωωωωωωωωωωωωω",
    /* 1F70 */ "ααεεηηιιοουυωω\u{1f7e}\u{1f7f}",
    /* 1F80 */ "αααααααααααααααα",
    /* 1F90 */ "ηηηηηηηηηηηηηηηη",
    /* 1FA0 */ "ωωωωωωωωωωωωωωωω",
    /* 1FB0 */ "ααααα\u{1fb5}ααααααα᾽ι᾿",
    /* 1FC0 */ "῀¨ηηη\u{1fc5}ηηεεηηη᾿᾿᾿",
    /* 1FD0 */ "ιιιι\u{1fd4}\u{1fd5}ιιιιιι\u{1fdc}῾῾῾",
    /* 1FE0 */ "υυυυρρυυυυυυρ¨¨`",
    /* 1FF0 */ "\u{1ff0}\u{1ff1}ωωω\u{1ff5}ωωοοωωω´῾\u{1fff}",
];
