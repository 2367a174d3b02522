//! What may be gone by the time it is asked for is asked for carefully: a panic ends the page. Reads sources.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::source::{Source, found, is_in};

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

/// The number of a source, and from where to where in its tokens.
type Span = (usize, (usize, usize));

/// The arguments of every call of `name` in the program.
fn calls(source: &Source, name: &str) -> Vec<(usize, usize)> {
    let places = source.find_in_program(&format!("{name}("));
    let calls = places.filter(|place| *place == 0 || source.tokens[place - 1].text != "fn");
    calls
        .map(|place| (place + 1, source.tokens[place + 1].end))
        .collect()
}

fn lives_on(path: &str) -> bool {
    LIVES_ON.iter().any(|(place, _)| is_in(path, place))
}

/// What runs later uses no accessor that ends the page, and calls nothing in `src/state` that does.
pub fn what_may_be_gone_is_asked_for_carefully(sources: &[Source]) -> Vec<String> {
    let here = |path: &str| is_in(path, "src") && !lives_on(path);
    let sources: Vec<&Source> = sources.iter().filter(|source| here(&source.path)).collect();
    let mut named: HashMap<&str, Vec<Span>> = HashMap::new();
    let mut waiting: Vec<Span> = Vec::new();
    // Where each source ends the page, and with what.
    let mut risks = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let later = LATER.iter().flat_map(|name| calls(source, name));
        waiting.extend(later.map(|span| (index, span)));
        for function in source.functions() {
            let (name, span) = (function.name, function.body);
            if function.is_async {
                waiting.push((index, span));
            }
            if is_in(&source.path, "src/state") && !OTHERS.contains(&name) {
                named.entry(name).or_default().push((index, span));
            }
        }
        let harmless: HashSet<usize> = HARMLESS
            .iter()
            .flat_map(|other| source.find(other))
            .collect();
        let all = PANICS
            .iter()
            .flat_map(|panics| source.find(panics).map(move |place| (place, *panics)));
        // What a harmless one is asked of stands before the dot.
        risks.push(
            all.filter(|(place, _)| *place == 0 || !harmless.contains(&(place - 1)))
                .collect::<Vec<_>>(),
        );
    }
    let mut seen = HashSet::new();
    let mut problems = BTreeSet::new();
    while let Some((index, (from, to))) = waiting.pop() {
        if !seen.insert((index, from)) {
            continue;
        }
        let source = sources[index];
        for (place, panics) in risks[index]
            .iter()
            .filter(|(place, _)| (from..to).contains(place))
        {
            let problem =
                format_args!("`{panics}` may run when its value is gone, which ends the page");
            problems.insert(source.at(*place, problem));
        }
        for pair in source.tokens[from..to]
            .windows(2)
            .filter(|pair| pair[1].text == "(")
        {
            waiting.extend(named.get(&*pair[0].text).into_iter().flatten());
        }
    }
    problems.into_iter().collect()
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
        let rule = what_may_be_gone_is_asked_for_carefully;
        assert_eq!(found(rule, "src/views/a.rs", text), 1, "{text}");
    }
}

#[test]
fn it_is_found_in_what_is_called_too() {
    let text = "fn a() { spawn_unscoped(async move { b().await; c.load(); }); }\nfn load() { self.id() }\n\
                fn id() { self.id.get_value() }";
    let rule = what_may_be_gone_is_asked_for_carefully;
    assert_eq!(found(rule, "src/state/a.rs", text), 1);
}

#[test]
fn asked_for_carefully_or_at_once_it_is_not_found() {
    for (path, text) in [
        (
            "src/views/a.rs",
            "fn a() { spawn_unscoped(async move { b().await; c.try_get_value(); map.get(&key); }); }",
        ),
        (
            "src/views/a.rs",
            "fn a() { let id = c.get_value(); spawn_unscoped(async move { b(id).await; }); }",
        ),
        (
            "src/views/a.rs",
            "async fn a() { owner.with(|| b()); index.get(); }",
        ),
        (
            "src/views/a.rs",
            "#[cfg(test)]\nmod tests { async fn a() { c.get(); } }",
        ),
        ("src/state/session.rs", "async fn a() { b.get_value(); }"),
    ] {
        let rule = what_may_be_gone_is_asked_for_carefully;
        assert_eq!(found(rule, path, text), 0, "{path}: {text}");
    }
}
