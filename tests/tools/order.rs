//! The functions of a program are placed beside those that are like them, because that compresses better.

use std::fs;

use super::succeeds;

/// A section: its kind, its length and its content.
fn section(kind: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).unwrap();
    assert!(length < 128, "one byte of LEB128");
    [&[kind, length], content].concat()
}

/// A program of functions that nobody can run: the tool looks at their bytes alone.
fn program(functions: &[&[u8]]) -> Vec<u8> {
    let mut code = vec![u8::try_from(functions.len()).unwrap()];
    for function in functions {
        code.push(u8::try_from(function.len()).unwrap());
        code.extend(*function);
    }
    // One import, a function, which is counted before them.
    let imports = section(2, b"\x01\x01m\x01f\x00\x00");
    let names = section(0, b"\x04name\x01\x04\x01\x01\x01f");
    [
        b"\0asm\x01\0\0\0",
        &imports[..],
        &section(10, &code),
        &names,
    ]
    .concat()
}

#[test]
fn functions_that_are_alike_stand_together_and_keep_their_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let [given, ordered] = ["given.wasm", "ordered.wasm"].map(|name| {
        let file = folder.path().join(name);
        file.to_str().unwrap().to_owned()
    });
    let functions: [&[u8]; 4] = [
        b"the first of one kind",
        b"0123456789 is another",
        b"the next of one kind",
        b"0123456789 once again",
    ];
    let before = program(&functions);
    fs::write(&given, &before).unwrap();
    succeeds("order", &[&given, &ordered]);
    let after = fs::read(&ordered).unwrap();
    let kept = before.len() - section(0, b"\x04name\x01\x04\x01\x01\x01f").len();
    assert_eq!(after[..kept], before[..kept]);
    // Each by its number, counted behind the import, and its place.
    let expected = [
        &b"\x04name\x01\x21\x04"[..],
        b"\x01\x06000000",
        b"\x02\x06000002",
        b"\x03\x06000001",
        b"\x04\x06000003",
    ];
    assert_eq!(after[kept..], section(0, &expected.concat()));
}
