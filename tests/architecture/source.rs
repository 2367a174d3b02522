//! The repository's text as the rules read it: each file's code, comments and literals told apart. Knows no rule.

use std::{fs, path::Path};

/// A file of the repository. Its path is relative to the root, with forward slashes.
pub struct Source {
    pub path: String,
    pub lines: Vec<Line>,
}

/// A line, split into what the compiler runs and what people read.
#[derive(Clone, Default)]
pub struct Line {
    /// The code, with every comment gone and every literal emptied.
    pub code: String,
    /// What stands in comments, with their marks.
    pub comment: String,
    /// The contents of the string literals that begin on this line.
    pub literals: Vec<String>,
    /// Whether the line belongs to tests: a `#[cfg(test)]` item, or a file below a tests folder.
    pub test: bool,
}

/// Every file below these folders (or these files themselves) with one of these endings.
pub fn read(places: &[&str], endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for place in places {
        collect(root, &root.join(place), endings, &mut sources);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn collect(root: &Path, place: &Path, endings: &[&str], sources: &mut Vec<Source>) {
    if place.is_dir() {
        for entry in fs::read_dir(place).expect("a folder of the repository can be read") {
            collect(
                root,
                &entry.expect("a folder's entry can be read").path(),
                endings,
                sources,
            );
        }
    } else if endings
        .iter()
        .any(|ending| place.to_string_lossy().ends_with(ending))
    {
        let text = fs::read_to_string(place).expect("a source file is UTF-8");
        let path = place
            .strip_prefix(root)
            .expect("every place is below the root");
        sources.push(Source::new(
            &path.to_string_lossy().replace('\\', "/"),
            &text,
        ));
    }
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let mut lines = split(text);
        let all =
            path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs");
        mark_tests(&mut lines, all);
        Self {
            path: path.to_owned(),
            lines,
        }
    }

    /// The lines with their numbers, counted from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines
            .iter()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    /// The same without tests, which may do what a program must not.
    pub fn program(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.numbered().filter(|(_, line)| !line.test)
    }

    /// Whether a comment explains this line: on it, or right above the statement it belongs to.
    pub fn explains(&self, number: usize) -> bool {
        if !self.lines[number - 1].comment.is_empty() {
            return true;
        }
        let above = self.lines[..number - 1].iter().rev();
        let mut within = above.skip_while(|line| line.comment.is_empty() && continues(&line.code));
        within.next().is_some_and(|line| !line.comment.is_empty())
    }
}

/// Whether a statement that begins on this line, or passes through it, goes on after it.
fn continues(code: &str) -> bool {
    let code = code.trim();
    !code.is_empty() && !code.ends_with([';', '{', '}', ','])
}

fn mark_tests(lines: &mut [Line], all: bool) {
    let mut depth = 0_i32;
    let mut waiting = false;
    let mut within = None;
    for line in lines {
        waiting |= within.is_none() && line.code.trim_start().starts_with("#[cfg(test)]");
        line.test = all || waiting || within.is_some();
        for mark in line.code.chars() {
            match mark {
                '{' => {
                    depth += 1;
                    if std::mem::take(&mut waiting) {
                        within = Some(depth);
                    }
                }
                '}' => {
                    if within == Some(depth) {
                        within = None;
                    }
                    depth -= 1;
                }
                ';' if waiting => waiting = false,
                _ => {}
            }
        }
    }
}

/// A problem and where it is.
pub fn at(source: &Source, number: usize, problem: impl std::fmt::Display) -> String {
    format!("{}:{number}: {problem}", source.path)
}

/// The path without its ending: `src/api/client.rs` and `src/api/client/` are both `src/api/client`.
pub fn stem(path: &str) -> &str {
    path.strip_suffix(".rs").unwrap_or(path)
}

/// Whether the file is this module, or lies below it.
pub fn is_in(path: &str, place: &str) -> bool {
    stem(path)
        .strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether the word stands in the code on its own, not as part of a longer one.
pub fn names_word(code: &str, word: &str) -> bool {
    let inside =
        |mark: Option<char>| mark.is_some_and(|mark| mark.is_alphanumeric() || mark == '_');
    let ends_open = word.ends_with("::");
    code.match_indices(word).any(|(index, _)| {
        let after = code[index + word.len()..].chars().next();
        !inside(code[..index].chars().last()) && (ends_open || !inside(after))
    })
}

enum State {
    Code,
    LineComment,
    BlockComment(u32),
    Text,
    RawText(usize),
}

fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    let mut literal = String::new();
    let mut state = State::Code;
    let marks: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < marks.len() {
        let rest = &marks[at..];
        let mark = rest[0];
        if mark == '\n' {
            if matches!(state, State::LineComment) {
                state = State::Code;
            }
            lines.push(std::mem::take(&mut line));
            at += 1;
            continue;
        }
        let taken = match &mut state {
            State::Code => code(rest, &mut line, &mut state),
            State::LineComment => {
                line.comment.push(mark);
                1
            }
            State::BlockComment(depth) => {
                let pair: String = rest.iter().take(2).collect();
                line.comment.push(mark);
                match pair.as_str() {
                    "/*" => *depth += 1,
                    "*/" if *depth == 1 => state = State::Code,
                    "*/" => *depth -= 1,
                    _ => {}
                }
                if pair == "/*" || pair == "*/" { 2 } else { 1 }
            }
            State::Text if mark == '"' => {
                line.literals.push(std::mem::take(&mut literal));
                line.code.push('"');
                state = State::Code;
                1
            }
            State::Text => {
                literal.push(mark);
                if mark == '\\' && rest.get(1).is_some_and(|next| *next != '\n') {
                    2
                } else {
                    1
                }
            }
            State::RawText(hashes) => {
                let hashes = *hashes;
                if mark == '"'
                    && rest[1..].iter().take_while(|next| **next == '#').count() >= hashes
                {
                    line.literals.push(std::mem::take(&mut literal));
                    line.code.push('"');
                    state = State::Code;
                    1 + hashes
                } else {
                    literal.push(mark);
                    1
                }
            }
        };
        at += taken;
    }
    lines.push(line);
    lines
}

/// Reads one thing in code and says how many characters it took.
fn code(rest: &[char], line: &mut Line, state: &mut State) -> usize {
    let before = line.code.chars().last();
    match (rest[0], rest.get(1)) {
        ('/', Some('/')) => {
            line.comment.push_str("//");
            *state = State::LineComment;
            return 2;
        }
        ('/', Some('*')) => {
            *state = State::BlockComment(1);
            line.comment.push_str("/*");
            return 2;
        }
        ('"', _) => {
            line.code.push('"');
            *state = State::Text;
            return 1;
        }
        ('r', Some('"' | '#'))
            if !before.is_some_and(|mark| mark.is_alphanumeric() || mark == '_') =>
        {
            let hashes = rest[1..].iter().take_while(|next| **next == '#').count();
            if rest.get(1 + hashes) == Some(&'"') {
                line.code.push('"');
                *state = State::RawText(hashes);
                return 2 + hashes;
            }
            line.code.push('r');
            return 1;
        }
        // A character, not a lifetime: 'x', '\n', '\u{1f600}'.
        ('\'', Some(next)) if *next == '\\' || rest.get(2) == Some(&'\'') => {
            line.code.push_str("''");
            let from = if *next == '\\' { 3 } else { 2 };
            let end = rest.iter().skip(from).position(|mark| *mark == '\'');
            return from + 1 + end.unwrap_or(0);
        }
        (mark, _) => line.code.push(mark),
    }
    1
}

#[test]
fn comments_literals_and_code_are_told_apart() {
    let source = Source::new(
        "a.rs",
        "let a = \"// no {\"; // yes\nlet b = r#\"c\"d\"#; let c = '\"'; /* e\nf */ let g: &'a str = \"\\\"h\";",
    );
    let code: Vec<&str> = source.lines.iter().map(|line| line.code.as_str()).collect();
    assert_eq!(
        code,
        [
            "let a = \"\"; ",
            "let b = \"\"; let c = ''; ",
            " let g: &'a str = \"\";"
        ]
    );
    assert_eq!(source.lines[0].comment, "// yes");
    assert_eq!(source.lines[0].literals, ["// no {"]);
    assert_eq!(source.lines[1].literals, ["c\"d"]);
    assert_eq!(source.lines[1].comment, "/* e");
    assert_eq!(source.lines[2].comment, "f *");
}

#[test]
fn test_modules_are_known_and_end_where_they_end() {
    let source = Source::new(
        "a.rs",
        "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}",
    );
    let tests: Vec<bool> = source.lines.iter().map(|line| line.test).collect();
    assert_eq!(tests, [false, true, true, true, true, false]);
    assert!(Source::new("sandbox/tests/a.rs", "fn a() {}").lines[0].test);
}

#[test]
fn a_comment_above_a_statement_explains_all_of_its_lines() {
    let source = Source::new(
        "a.rs",
        "// why\nlet a = b\n    .c()\n    .d();\nlet e = f();",
    );
    assert!((2..=4).all(|number| source.explains(number)));
    assert!(!source.explains(5));
}
