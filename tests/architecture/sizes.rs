//! How much stands in one place: columns of a line, lines of a function and of a file, and how deep its braces go.

use super::source::{Function, Source};

const COLUMNS: usize = 120;
const FUNCTION: usize = 80;
const FILE: usize = 350;
const DEPTH: usize = 5;

/// Where something larger than it may be is, and how large it is. A function is `path::function`.
struct Large {
    place: String,
    line: usize,
    size: usize,
}

/// Each file with lines that are too wide, and how many of them it has.
fn wide(source: &Source) -> Vec<Large> {
    let is_wide = |(_, width): &(usize, &usize)| **width > COLUMNS;
    let mut lines = source.widths.iter().enumerate().filter(is_wide);
    let first = lines.next().map(|(index, _)| Large {
        place: source.path.clone(),
        line: index + 1,
        size: 1 + lines.count(),
    });
    first.into_iter().collect()
}

/// Each file that is too long, unless it is one of tests.
fn long_file(source: &Source) -> Vec<Large> {
    let size = source.widths.len();
    let is_program = source.tokens.iter().any(|token| !token.test);
    let large = (size > FILE && is_program).then(|| Large {
        place: source.path.clone(),
        line: 1,
        size,
    });
    large.into_iter().collect()
}

/// Every function of the program that is longer than it may be.
fn long_functions(source: &Source) -> Vec<Large> {
    let line = |place: usize| source.tokens[place].line;
    larger(source, FUNCTION, |function| {
        line(function.body.1) - line(function.place) + 1
    })
}

/// Every function of the program with braces in its body that go deeper than they may.
fn deep_functions(source: &Source) -> Vec<Large> {
    larger(source, DEPTH, |function| {
        let (open, close) = function.body;
        let (mut depth, mut deepest) = (0_usize, 0);
        for token in &source.tokens[open + 1..close] {
            match &*token.text {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            deepest = deepest.max(depth);
        }
        deepest
    })
}

fn larger(source: &Source, most: usize, size: impl Fn(&Function) -> usize) -> Vec<Large> {
    let functions = source.functions().into_iter();
    let large = functions.map(|function| Large {
        place: format!("{}::{}", source.path, function.name),
        line: source.tokens[function.place].line,
        size: size(&function),
    });
    large.filter(|large| large.size > most).collect()
}

/// Whatever is larger than it may be, told with its size.
fn told(sources: &[Source], too_large: impl Fn(&Source) -> Vec<Large>, what: &str) -> Vec<String> {
    let found = sources.iter().flat_map(too_large);
    let problem = |large: Large| {
        format!(
            "{} (line {}): {} {what}",
            large.place, large.line, large.size
        )
    };
    found.map(problem).collect()
}

pub fn lines_are_narrow(sources: &[Source]) -> Vec<String> {
    told(sources, wide, "lines of more than 120 columns")
}

pub fn files_are_short(sources: &[Source]) -> Vec<String> {
    told(sources, long_file, "lines in a file, at most 350")
}

pub fn functions_are_short(sources: &[Source]) -> Vec<String> {
    told(sources, long_functions, "lines in a function, at most 80")
}

pub fn functions_are_flat(sources: &[Source]) -> Vec<String> {
    told(
        sources,
        deep_functions,
        "braces within each other, at most 5",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(rule: fn(&Source) -> Vec<Large>, path: &str, text: &str) -> Vec<usize> {
        rule(&Source::new(path, text))
            .iter()
            .map(|large| large.size)
            .collect()
    }

    #[test]
    fn a_line_that_is_too_wide_is_found_be_it_code_or_a_comment() {
        let text = |width: usize| {
            format!(
                "// {}\n// {}\n",
                "é".repeat(width - 3),
                "a".repeat(width - 3)
            )
        };
        assert_eq!(sizes(wide, "tests/a.rs", &text(120)), []);
        assert_eq!(sizes(wide, "tests/a.rs", &text(121)), [2]);
    }

    #[test]
    fn a_file_that_is_too_long_is_found_unless_it_is_of_tests() {
        let text = |lines: usize| "const A: u8 = 0;\n".repeat(lines);
        assert_eq!(sizes(long_file, "src/a.rs", &text(350)), []);
        assert_eq!(sizes(long_file, "src/a.rs", &text(351)), [351]);
        assert_eq!(sizes(long_file, "src/a/tests.rs", &text(351)), []);
    }

    #[test]
    fn a_function_that_is_too_long_is_found_unless_it_is_a_test() {
        let text = |lines: usize| format!("fn a(\n) {{{}}}", "\n".repeat(lines - 2));
        assert_eq!(sizes(long_functions, "src/a.rs", &text(80)), []);
        assert_eq!(sizes(long_functions, "src/a.rs", &text(81)), [81]);
        let test = format!("#[cfg(test)]\nmod tests {{ {} }}", text(81));
        assert_eq!(sizes(long_functions, "src/a.rs", &test), []);
    }

    #[test]
    fn a_function_that_is_too_deep_is_found() {
        let text = |depth: usize| {
            format!(
                "fn a() {{{}\"{{{{{{\"{}}}",
                "{".repeat(depth),
                "}".repeat(depth)
            )
        };
        assert_eq!(sizes(deep_functions, "src/a.rs", &text(5)), []);
        assert_eq!(sizes(deep_functions, "src/a.rs", &text(6)), [6]);
    }

    #[test]
    fn what_is_too_large_is_told_with_its_place_and_its_size() {
        let text = format!("\nfn a() {{{}}}", "\n".repeat(80));
        assert_eq!(
            functions_are_short(&[Source::new("src/a.rs", &text)]),
            ["src/a.rs::a (line 2): 81 lines in a function, at most 80"]
        );
    }
}
