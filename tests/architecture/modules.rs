//! How the modules of a crate know each other: in one direction only, and those of the domain are few. Reads sources.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Source, at, is_in, stem};

/// The crates of the workspace that are part of the product.
const CRATES: &[&str] = &["domain/src", "text/src", "src", "sandbox/src"];

const MOST_MODULES: usize = 16;

/// The modules of one folder: which of them names which other, and where.
type Siblings<'s> = BTreeMap<&'s str, BTreeMap<&'s str, Vec<String>>>;

/// The path of a file's module from the root of its crate: `src/a/b.rs` is `a::b`.
fn module<'s>(path: &'s str, folder: &str) -> Option<Vec<&'s str>> {
    let path = stem(path).strip_prefix(folder)?.strip_prefix('/')?;
    let is_root = ["lib", "main"].contains(&path);
    Some(path.split('/').filter(|_| !is_root).collect())
}

/// What a `use` or a path names: where its last part begins, and its parts, each group taken apart.
fn leaves<'s>(
    source: &'s Source,
    mut place: usize,
    mut parts: Vec<&'s str>,
    into: &mut Vec<(usize, Vec<&'s str>)>,
) {
    let text = |place: usize| source.tokens.get(place).map_or("", |token| &token.text);
    let begin = place;
    loop {
        if text(place) == "{" {
            for name in source.first_names(place) {
                leaves(source, name, parts.clone(), into);
            }
            return;
        }
        parts.push(text(place));
        if (text(place + 1), text(place + 2)) != (":", ":") {
            into.push((begin, parts));
            return;
        }
        place += 3;
    }
}

/// What a file's program names of its own crate, from the root on.
fn names<'s>(source: &'s Source, own: &[&'s str]) -> Vec<(usize, Vec<&'s str>)> {
    let inline: Vec<(usize, usize)> = source
        .find_in_program("mod")
        .map(|place| (place + 2, source.tokens[place + 2].end))
        .filter(|(open, end)| open < end)
        .collect();
    let mut names = Vec::new();
    for place in source.find_in_program("crate::") {
        leaves(source, place + 3, Vec::new(), &mut names);
    }
    for mut place in source.find_in_program("super::") {
        if place > 2 && source.tokens[place - 3].text == "super" {
            continue;
        }
        let within = inline
            .iter()
            .filter(|(open, end)| (open..end).contains(&&place));
        let mut from = own.len() + within.count();
        while source.tokens[place].text == "super" {
            from = from.saturating_sub(1);
            place += 3;
        }
        // What a module inside of a file names of that file is no matter of two files.
        if from < own.len() {
            leaves(source, place, own[..from].to_vec(), &mut names);
        }
    }
    names
}

/// Modules of the same folder, each with all below it, know each other in one direction only. A module and the one it
/// is in are one thing in this.
pub fn modules_form_no_circle(sources: &[Source]) -> Vec<String> {
    let mut problems = BTreeSet::new();
    for folder in CRATES {
        let modules = |source: &'_ Source| source.path.starts_with(&format!("{folder}/"));
        let mut levels: BTreeMap<Vec<&str>, Siblings> = BTreeMap::new();
        for source in sources.iter().filter(|source| modules(source)) {
            let own = module(&source.path, folder).unwrap_or_default();
            for (place, named) in names(source, &own) {
                let shared = own.iter().zip(&named).take_while(|(a, b)| a == b).count();
                let (Some(from), Some(to)) = (own.get(shared), named.get(shared)) else {
                    continue;
                };
                let place = source.at(place, format_args!("`{from}` names `{to}`"));
                let siblings = levels.entry(own[..shared].to_vec()).or_default();
                siblings
                    .entry(from)
                    .or_default()
                    .entry(to)
                    .or_default()
                    .push(place);
            }
        }
        for siblings in levels.values() {
            for (from, named) in siblings {
                let circular = named.iter().filter(|(to, _)| reaches(siblings, to, from));
                let places = circular.flat_map(|(_, places)| places);
                problems.extend(places.map(|place| format!("{place}, which names it in turn")));
            }
        }
    }
    problems.into_iter().collect()
}

fn reaches(siblings: &Siblings, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        if next == to {
            return true;
        }
        if seen.insert(next) {
            open.extend(
                siblings
                    .get(next)
                    .into_iter()
                    .flat_map(|named| named.keys()),
            );
        }
    }
    false
}

/// The modules of the domain's root are few, and none is most of it.
pub fn the_domain_has_few_modules(sources: &[Source]) -> Vec<String> {
    const ROOT: &str = "domain/src/lib.rs";
    let mut modules: BTreeMap<&str, usize> = BTreeMap::new();
    for source in sources
        .iter()
        .filter(|source| is_in(&source.path, "domain/src"))
    {
        if let Some(&name) = module(&source.path, "domain/src")
            .unwrap_or_default()
            .first()
        {
            let program = source.tokens.iter().filter(|token| !token.test);
            let lines: BTreeSet<usize> = program.map(|token| token.line).collect();
            *modules.entry(name).or_default() += lines.len();
        }
    }
    let mut problems = Vec::new();
    if modules.len() > MOST_MODULES {
        let problem = format_args!(
            "{} modules at the root, at most {MOST_MODULES}",
            modules.len()
        );
        problems.push(at(ROOT, 1, problem));
    }
    let all: usize = modules.values().sum();
    for (name, lines) in modules {
        if lines * 5 >= all {
            let problem = format_args!("`{name}` has {lines} lines of {all}: a fifth or more");
            problems.push(at(ROOT, 1, problem));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&str, &str)]) -> usize {
        let sources: Vec<Source> = files
            .iter()
            .map(|(path, text)| Source::new(path, text))
            .collect();
        modules_form_no_circle(&sources).len()
    }

    #[test]
    fn modules_that_name_each_other_are_found() {
        for (one, other) in [
            ("use super::b;", "use super::a::A;"),
            (
                "use crate::x::{self, b::{B, C}};",
                "fn f() -> super::a::A {}",
            ),
            ("fn f() { super::b::f() }", "mod c { use super::super::a; }"),
            ("use {super::{b}};", "use crate::{y, x::a};"),
        ] {
            let files = [("src/x/a.rs", one), ("src/x/b.rs", other)];
            assert_eq!(circles(&files), 2, "{one} {other}");
        }
    }

    #[test]
    fn a_circle_of_folders_is_found_though_no_two_files_name_each_other() {
        let files = [
            ("domain/src/a/one.rs", "use crate::b::one::B;"),
            ("domain/src/b/two.rs", "use crate::c::C;"),
            ("domain/src/c.rs", "use crate::a::two::A;"),
        ];
        assert_eq!(circles(&files), 3);
        assert_eq!(circles(&files[..2]), 0);
    }

    #[test]
    fn a_module_may_know_those_in_it_and_they_it_and_tests_know_anything() {
        for (one, other) in [
            (
                "pub use self::b::B; use b::C;",
                "use super::A; use crate::a;",
            ),
            (
                "#[cfg(test)]\nmod tests { use crate::c::C; }",
                "use crate::c::C;",
            ),
            ("use crate::c::C; mod d { use super::E; }", "use super::F;"),
        ] {
            let files = [
                ("src/a.rs", one),
                ("src/a/b.rs", other),
                ("src/c.rs", "#[cfg(test)]\nmod tests { use crate::a; }"),
            ];
            assert_eq!(circles(&files), 0, "{one} {other}");
        }
    }

    #[test]
    fn modules_too_many_or_too_large_are_found() {
        let domain = |count: usize, first: usize| {
            let module = |index| {
                let lines = if index == 0 { first } else { 10 };
                Source::new(
                    &format!("domain/src/module{index}/a.rs"),
                    &"fn a() {}\n".repeat(lines),
                )
            };
            let modules: Vec<Source> = (0..count).map(module).collect();
            the_domain_has_few_modules(&modules).len()
        };
        assert_eq!(domain(16, 10), 0);
        assert_eq!(domain(17, 10), 1);
        assert_eq!(domain(16, 37), 0);
        assert_eq!(domain(16, 38), 1);
    }
}
