//! What may be gone by the time it is asked for is asked for carefully: a panic ends the page. Reads sources; knows no value.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::source::{Source, at, is_in, names_word};

/// What runs when the page that began it may be gone: it is the argument of one of these, or the body of an `async fn`.
const LATER: &[&str] = &[
    "spawn_unscoped",
    "afterwards",
    "request_animation_frame",
    "set_timeout",
    "set_timeout_with_handle",
    "set_interval",
    "set_interval_with_handle",
];

/// Ends the page where the value is gone; each has a careful brother by the name of `try_…`.
const PANICS: &[&str] = &[
    ".get()",
    ".get_untracked()",
    ".get_value()",
    ".with(",
    ".with_untracked(",
    ".with_value(",
    ".read_untracked()",
    ".read_value()",
    ".track()",
    ".run(",
    "expect_context",
];

/// Files whose values live as long as the page itself, or that hold none: the rule ends there.
const LIVES_ON: &[(&str, &str)] = &[
    ("src/state/session", "made once, above every page"),
    ("src/state/journal", "a part of the session"),
    ("src/state/retry_waits", "a part of the session"),
    ("src/state/reauthentication", "a part of the session"),
    ("src/state/tabs", "a part of the session"),
    ("src/state/toasts", "made once, above every page"),
    ("src/state/preferences", "made once, above every page"),
    ("src/state/overlays", "made once, above every page"),
    ("src/state/recents", "made once, above every page"),
    ("src/state/storage", "holds no value of a page"),
    (
        "src/state/shown_picture",
        "held by the thread, not by a page",
    ),
    ("src/state/picture_file", "holds no value of a page"),
    ("src/address", "made once, above every page"),
    ("src/app", "made once, above every page"),
    ("src/api", "knows no signal"),
];

/// What looks like one of these and is none.
const HARMLESS: &[&str] = &["owner.with(", "index.get()"];

/// Methods of other things that go by the name of one in `src/state`, and constructors, which nothing later calls.
const OTHERS: &[&str] = &[
    "new", "default", "from", "set", "map", "get", "make", "read", "restore",
];

/// The number of a source, and from where to where in its code.
type Span = (usize, (usize, usize));

/// A part of a file: its code, and the number of each line.
struct Code {
    text: String,
    /// Where each line begins, by place in the text.
    lines: Vec<(usize, usize)>,
}

impl Code {
    fn of(source: &Source) -> Self {
        let mut text = String::new();
        let mut lines = Vec::new();
        for (number, line) in source.program() {
            lines.push((text.len(), number));
            text.push_str(&line.code);
            text.push('\n');
        }
        Self { text, lines }
    }

    fn line(&self, place: usize) -> usize {
        let at = self.lines.partition_point(|(begin, _)| *begin <= place);
        self.lines[at - 1].1
    }

    /// The end of the pair that opens at `open`.
    fn end(&self, open: usize) -> usize {
        let mut depth = 0_i32;
        for (index, mark) in self.text[open..].char_indices() {
            match mark {
                '(' | '{' | '[' => depth += 1,
                ')' | '}' | ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return open + index;
            }
        }
        self.text.len()
    }

    /// The arguments of every call of `name`.
    fn calls(&self, name: &str) -> Vec<(usize, usize)> {
        let call = format!("{name}(");
        let is_whole = |place: &usize| {
            let before = self.text[..*place].chars().next_back();
            !before.is_some_and(|mark| mark.is_alphanumeric() || mark == '_')
                && !self.text[..*place].ends_with("fn ")
        };
        let places = self
            .text
            .match_indices(&call)
            .map(|(place, _)| place)
            .filter(is_whole);
        places
            .map(|place| place + name.len())
            .map(|open| (open, self.end(open)))
            .collect()
    }

    /// Every function with its body: its name, whether it is async, and where.
    fn functions(&self) -> Vec<(String, bool, (usize, usize))> {
        let mut found = Vec::new();
        for (place, _) in self.text.match_indices("fn ") {
            let name: String = name_at(&self.text[place + 3..]);
            let is_word =
                !self.text[..place].ends_with(|mark: char| mark.is_alphanumeric() || mark == '_');
            let signature = self.text[place..]
                .find(['{', ';'])
                .map(|index| place + index);
            let Some(open) = signature.filter(|open| self.text[*open..].starts_with('{')) else {
                continue;
            };
            if is_word && !name.is_empty() {
                let is_async = self.text[..place].trim_end().ends_with("async");
                found.push((name, is_async, (open, self.end(open))));
            }
        }
        found
    }
}

fn name_at(text: &str) -> String {
    let is_part = |mark: &char| mark.is_alphanumeric() || *mark == '_';
    text.chars().take_while(is_part).collect()
}

/// The names of the methods and functions a part calls.
fn called(text: &str) -> BTreeSet<String> {
    let opens = text.match_indices('(').map(|(place, _)| place);
    let names = opens.map(|open| {
        let is_part = |mark: &char| mark.is_alphanumeric() || *mark == '_';
        let name: String = text[..open].chars().rev().take_while(is_part).collect();
        name.chars().rev().collect::<String>()
    });
    names.filter(|name| !name.is_empty()).collect()
}

fn lives_on(path: &str) -> bool {
    LIVES_ON.iter().any(|(place, _)| is_in(path, place))
}

/// What runs later uses no accessor that ends the page, and calls nothing in `src/state` that does.
pub fn what_may_be_gone_is_asked_for_carefully(sources: &[Source]) -> Vec<String> {
    let sources: Vec<(&Source, Code)> = sources
        .iter()
        .filter(|source| is_in(&source.path, "src") && !lives_on(&source.path))
        .map(|source| (source, Code::of(source)))
        .collect();
    let mut functions: HashMap<String, Vec<Span>> = HashMap::new();
    let mut waiting: Vec<Span> = Vec::new();
    for (index, (source, code)) in sources.iter().enumerate() {
        for name in LATER {
            waiting.extend(code.calls(name).into_iter().map(|span| (index, span)));
        }
        for (name, is_async, span) in code.functions() {
            if is_async {
                waiting.push((index, span));
            }
            if is_in(&source.path, "src/state") && !OTHERS.contains(&name.as_str()) {
                functions.entry(name).or_default().push((index, span));
            }
        }
    }
    let mut seen = HashSet::new();
    let mut problems = BTreeSet::new();
    while let Some((index, (from, to))) = waiting.pop() {
        if !seen.insert((index, from)) {
            continue;
        }
        let (source, code) = &sources[index];
        let text = &code.text[from..to];
        let is_harmless = |end: usize| HARMLESS.iter().any(|other| text[..end].ends_with(other));
        for panics in PANICS {
            let places = text.match_indices(panics);
            for (place, _) in places.filter(|(place, _)| !is_harmless(place + panics.len())) {
                let problem =
                    format!("`{panics}` may run when its value is gone, which ends the page");
                problems.insert(at(source, code.line(from + place), problem));
            }
        }
        for name in called(text) {
            waiting.extend(functions.get(&name).into_iter().flatten());
        }
    }
    problems.into_iter().collect()
}

/// Tasks that outlive what began them are begun in one place, so that the rule above sees them all.
pub fn tasks_are_begun_in_one_place(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources
        .iter()
        .filter(|source| !is_in(&source.path, "src/reactive"))
    {
        for (number, line) in source.program() {
            if names_word(&line.code, "spawn_local") {
                problems.push(at(
                    source,
                    number,
                    "`spawn_local`: reactive::spawn_unscoped says what holds in it",
                ));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        what_may_be_gone_is_asked_for_carefully(&[Source::new(path, text)]).len()
    }

    #[test]
    fn a_value_that_may_be_gone_is_found_wherever_it_is_asked_for_later() {
        for text in [
            "fn a() { spawn_unscoped(async move { b().await; c.get_value(); }); }",
            "fn a() { request_animation_frame(move || c.with_untracked(d)); }",
            "fn a() { set_timeout(\n  move || {\n    c.get();\n  },\n  PAUSE,\n); }",
            "fn a() { let then = afterwards(move |saved| c.get_untracked()); }",
            "async fn a() { b().await; expect_context::<Session>(); }",
            "fn a() { set_interval_with_handle(move || callback.run(()), TICK); }",
        ] {
            assert_eq!(found("src/views/a.rs", text), 1, "{text}");
        }
    }

    #[test]
    fn it_is_found_in_what_is_called_too() {
        let text = "fn a() { spawn_unscoped(async move { b().await; c.load(); }); }\nfn load() { self.id() }\n\
                    fn id() { self.id.get_value() }";
        assert_eq!(found("src/state/a.rs", text), 1);
    }

    #[test]
    fn asked_for_carefully_or_at_once_it_is_not_found() {
        for text in [
            "fn a() { spawn_unscoped(async move { b().await; c.try_get_value(); map.get(&key); }); }",
            "fn a() { let id = c.get_value(); spawn_unscoped(async move { b(id).await; }); }",
            "#[cfg(test)]\nmod tests { async fn a() { c.get(); } }",
        ] {
            assert_eq!(found("src/views/a.rs", text), 0, "{text}");
        }
        assert_eq!(
            found("src/state/session.rs", "async fn a() { b.get_value(); }"),
            0
        );
    }

    #[test]
    fn a_task_begun_elsewhere_is_found() {
        let source = |path| [Source::new(path, "spawn_local(task);")];
        assert_eq!(
            tasks_are_begun_in_one_place(&source("src/views/a.rs")).len(),
            1
        );
        assert_eq!(
            tasks_are_begun_in_one_place(&source("src/reactive.rs")).len(),
            0
        );
    }
}
