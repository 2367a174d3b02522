//! The repository as the rules read it: each Rust file's tokens in a row, and its comments apart.

use std::{fmt::Display, fs, path::Path};

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

/// A file of the repository. Its path is relative to the root, with forward slashes.
pub struct File {
    pub path: String,
    pub text: String,
}

/// A file of Rust.
pub struct Source {
    pub path: String,
    pub tokens: Vec<Token>,
    /// What stands in comments, with their marks, line by line.
    pub comments: Vec<String>,
    /// How many columns each line has.
    pub widths: Vec<usize>,
}

/// A word, a single mark or a literal.
pub struct Token {
    pub text: String,
    pub line: usize,
    /// Whether it belongs to tests: a `#[cfg(test)]` item, or a file below a tests folder.
    pub test: bool,
    /// The place of the bracket that closes the one it opens; its own where it opens none.
    pub end: usize,
}

/// A function of the program that has a body.
pub struct Function<'s> {
    pub name: &'s str,
    pub is_async: bool,
    /// The place of its `fn`.
    pub place: usize,
    /// The places of its braces.
    pub body: (usize, usize),
}

/// Every file below these folders with this ending.
pub fn read(folders: &[&str], ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in folders {
        collect(root, &root.join(folder), ending, &mut files);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(root: &Path, place: &Path, ending: &str, files: &mut Vec<File>) {
    if place.is_dir() {
        for entry in fs::read_dir(place).expect("a folder of the repository can be read") {
            let entry = entry.expect("a folder's entry can be read");
            collect(root, &entry.path(), ending, files);
        }
    } else if place.to_string_lossy().ends_with(ending) {
        let path = place.strip_prefix(root).expect("it is below the root");
        files.push(File {
            path: path.to_string_lossy().replace('\\', "/"),
            text: fs::read_to_string(place).expect("a source file is UTF-8"),
        });
    }
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let stream: TokenStream = text
            .parse()
            .unwrap_or_else(|problem| panic!("{path} is not Rust: {problem}"));
        let mut source = Self {
            path: path.to_owned(),
            tokens: Vec::new(),
            comments: Vec::new(),
            widths: text.lines().map(|line| line.chars().count()).collect(),
        };
        let mut rest = text.as_bytes().to_vec();
        let is_test =
            path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs");
        source.take(stream, is_test, &mut rest);
        let rest = String::from_utf8(rest).expect("whole tokens were taken out of it");
        source.comments = rest.lines().map(|line| line.trim().to_owned()).collect();
        source
    }

    /// Takes these tokens out of the rest of the text, which is left with the comments.
    fn take(&mut self, stream: TokenStream, is_test: bool, rest: &mut [u8]) {
        // Whether this belongs to the item that a `#[cfg(test)]` stands before.
        let mut within = false;
        for tree in stream {
            let test = is_test || within;
            let text = &rest[tree.span().byte_range().start..];
            if text.starts_with(b"//") || text.starts_with(b"/*") {
                continue; // a comment for rustdoc, which comes as an attribute
            }
            match tree {
                TokenTree::Group(group) => {
                    let (opens, closes) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Bracket => ("[", "]"),
                        _ => ("{", "}"),
                    };
                    let open = self.tokens.len();
                    self.push(opens.to_owned(), group.span_open(), test, rest);
                    self.take(group.stream(), test, rest);
                    self.tokens[open].end = self.tokens.len();
                    self.push(closes.to_owned(), group.span_close(), test, rest);
                    within |= group.stream().to_string().replace(' ', "") == "cfg(test)";
                    within &= group.delimiter() != Delimiter::Brace;
                }
                tree => {
                    let text = tree.to_string();
                    within &= text != ";";
                    self.push(text, tree.span(), test, rest);
                }
            }
        }
    }

    fn push(&mut self, text: String, span: Span, test: bool, rest: &mut [u8]) {
        for byte in &mut rest[span.byte_range()] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        self.tokens.push(Token {
            text,
            line: span.start().line,
            test,
            end: self.tokens.len(),
        });
    }

    /// Each place where these words and marks stand in a row: `std::fs`, `.get()`, `let _ =`.
    pub fn find<'s>(&'s self, pattern: &str) -> impl Iterator<Item = usize> + use<'s> {
        let words = words(pattern);
        (0..self.tokens.len()).filter(move |place| {
            let texts = self.tokens[*place..].iter().map(|token| &token.text);
            texts.take(words.len()).eq(&words)
        })
    }

    /// The same without tests, which may do what a program must not.
    pub fn find_in_program<'s>(&'s self, pattern: &str) -> impl Iterator<Item = usize> + use<'s> {
        self.find(pattern).filter(|place| !self.tokens[*place].test)
    }

    pub fn functions(&self) -> Vec<Function<'_>> {
        let mut functions = Vec::new();
        for place in self.find_in_program("fn") {
            let name = &*self.tokens[place + 1].text;
            let after =
                |at: &usize| Some(self.tokens[*at].end + 1).filter(|at| *at < self.tokens.len());
            let mut signature = std::iter::successors(Some(place + 1), after);
            let ends = signature.find(|at| [";", "{"].contains(&&*self.tokens[*at].text));
            // The type `fn()` has neither a name nor a body.
            if let Some(open) = ends.filter(|open| name != "(" && self.tokens[*open].text == "{") {
                functions.push(Function {
                    name,
                    is_async: place > 0 && self.tokens[place - 1].text == "async",
                    place,
                    body: (open, self.tokens[open].end),
                });
            }
        }
        functions
    }

    /// Where the names of a path begin that goes on from here: `a::b` has one, `{a::b, c}` has two.
    pub fn first_names(&self, place: usize) -> Vec<usize> {
        let Some(opens) = self.tokens.get(place).filter(|opens| opens.text == "{") else {
            return vec![place];
        };
        let mut names = vec![place + 1];
        let mut at = place + 1;
        while at < opens.end {
            at = self.tokens[at].end + 1;
            if self.tokens[at - 1].text == "," {
                names.push(at);
            }
        }
        names
    }

    /// Whether there is a comment on this line or the one above.
    pub fn explains(&self, line: usize) -> bool {
        let above = line.saturating_sub(2);
        self.comments[above..line]
            .iter()
            .any(|text| !text.is_empty())
    }

    /// A problem with a token.
    pub fn at(&self, place: usize, problem: impl Display) -> String {
        at(&self.path, self.tokens[place].line, problem)
    }
}

/// The tokens of a pattern, whose brackets need not match.
fn words(pattern: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for mark in pattern.chars() {
        let is_word = mark.is_alphanumeric() || mark == '_';
        match words.last_mut() {
            Some(word) if open && is_word => word.push(mark),
            _ if mark != ' ' => words.push(mark.to_string()),
            _ => {}
        }
        open = is_word;
    }
    words
}

/// A problem and where it is.
pub fn at(path: &str, line: usize, problem: impl Display) -> String {
    format!("{path}:{line}: {problem}")
}

/// The path without its ending: `src/api/client.rs` and `src/api/client/` are both `src/api/client`.
pub fn stem(path: &str) -> &str {
    path.strip_suffix(".rs").unwrap_or(path)
}

/// Whether the file is this module, or lies below it.
pub fn is_in(path: &str, place: &str) -> bool {
    let rest = stem(path).strip_prefix(place);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// How many problems a rule finds in a file made up for it.
pub fn found(rule: fn(&[Source]) -> Vec<String>, path: &str, text: &str) -> usize {
    rule(&[Source::new(path, text)]).len()
}

#[test]
fn comments_and_code_are_told_apart() {
    let text = "//! z\nlet a = \"// no {\"; // yes é\n/// x\n\
                let b = r#\"c\"d\"#; let c = '\"'; /* e\nf */ let g: &'a str;";
    let source = Source::new("a.rs", text);
    assert_eq!(
        source.comments,
        ["//! z", "// yes é", "/// x", "/* e", "f */"]
    );
    let texts: Vec<&str> = source.tokens.iter().map(|token| &*token.text).collect();
    assert_eq!(texts[..5], ["let", "a", "=", "\"// no {\"", ";"]);
    let lines: Vec<usize> = source
        .find("let")
        .map(|at| source.tokens[at].line)
        .collect();
    assert_eq!(lines, [2, 4, 4, 5]);
}

#[test]
fn words_stand_on_their_own_and_brackets_know_their_end() {
    let source = Source::new("a.rs", "a.get(b::c, [doc]);\nforget(a_get)");
    assert_eq!(source.find("get").count(), 1);
    assert_eq!(source.find(".get(").count(), 1);
    assert_eq!(source.find("b::c, [doc").count(), 1);
    let open = source.find("(").next().map(|at| source.tokens[at].end);
    assert_eq!(open, source.find(");").next());
}

#[test]
fn test_modules_are_known_and_end_where_they_end() {
    let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}\n#[cfg(test)] use d;\nfn e() {}";
    let source = Source::new("a.rs", text);
    let tests: Vec<bool> = source.find("fn").map(|at| source.tokens[at].test).collect();
    assert_eq!(tests, [false, true, false, false]);
    assert!(Source::new("sandbox/tests/a.rs", "fn a() {}").tokens[0].test);
}
