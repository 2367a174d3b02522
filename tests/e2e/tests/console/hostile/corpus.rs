//! The corpus in tests/corpus, and what it means that it did no harm.

use canopy_e2e::*;
use serde::Deserialize;
use serde_json::{Value, json};

/// A text that means harm.
#[derive(Clone, Deserialize)]
pub struct Text {
    pub what: String,
    pub text: String,
}

/// All of them.
pub fn texts() -> Vec<Text> {
    let list = include_str!("../../../../corpus/texts.json");
    serde_json::from_str(list).expect("the corpus is JSON")
}

/// Longest time, in milliseconds, that the page may be deaf: what the browser reports as a long task, and how long a
/// script in the page waits for its turn.
const DEAF: f64 = 2_000.0;

const WIDTHS: [(u32, u32); 2] = [(1440, 900), (390, 844)];

/// What ran, what points or loads where it must not, and how far the page sticks out.
const HARM: &str = r"
    const answer = arguments[0];
    const home = location.origin;
    const foreign = performance.getEntriesByType('resource').map((entry) => entry.name)
      .filter((name) => !name.startsWith(home + '/') && !/^(data|blob):/.test(name));
    const dangerous = [...document.querySelectorAll('[src], [href], [action], [srcdoc], [style]')]
      .flatMap((element) => ['src', 'href', 'action', 'srcdoc', 'style']
        .map((name) => element.getAttribute(name) ?? ''))
      .filter((value) =>
        /^\s*(javascript|vbscript|data:text|data:image\/svg|http:\/\/evil|\/\/evil)|url\(|expression/i.test(value));
    const planted = [...document.querySelectorAll('script:not([src]), iframe, object, embed, style')]
      .map((element) => element.outerHTML.slice(0, 200))
      .concat([...document.querySelectorAll('b')].filter((bold) => bold.textContent === 'bold').map(() => 'bold'));
    const wide = document.documentElement.scrollWidth - innerWidth;
    const tasks = new PerformanceObserver(() => {});
    tasks.observe({ type: 'longtask', buffered: true });
    const asked = performance.now();
    setTimeout(() => requestAnimationFrame(() => {
      const waited = performance.now() - asked;
      const longest = Math.max(waited, ...tasks.takeRecords().map((task) => task.duration));
      answer({ ran: Boolean(window.ran), foreign, dangerous, planted, wide: Math.max(0, wide), longest });
    }));";

pub trait Unharmed {
    /// Nothing ran, nothing was put into the page, nothing asked elsewhere, and the page answers: at the width it has.
    async fn is_unharmed_at(&self, place: &str);

    /// The same on a wide screen and on a phone, where nothing sticks out either.
    async fn is_unharmed_in_every_width(&self, place: &str);

    /// Puts a text into a field at once, as a paste does, in place of what was there.
    async fn puts(&self, name: &str, text: &str);
}

impl Unharmed for Person {
    async fn is_unharmed_at(&self, place: &str) {
        let answer = self.browser().execute_async(HARM, vec![]).await;
        let answer = answer.unwrap_or_else(|error| panic!("{place} does not answer: {error}"));
        let found = answer.json();
        let longest = found["longest"].as_f64().expect("a number");
        assert!(longest < DEAF, "{place} was deaf for {longest} ms");
        let harmless =
            json!({ "ran": false, "foreign": [], "dangerous": [], "planted": [], "wide": 0 });
        for (kind, nothing) in harmless.as_object().expect("an object") {
            assert_eq!(&found[kind], nothing, "{kind} at {place}");
        }
    }

    async fn is_unharmed_in_every_width(&self, place: &str) {
        for (width, height) in WIDTHS {
            self.resizes_to(width, height).await;
            self.is_unharmed_at(&format!("{place}, {width} px wide"))
                .await;
        }
    }

    async fn puts(&self, name: &str, text: &str) {
        const PUT: &str = "
            const [field, text] = arguments;
            field.focus();
            field.select();
            document.execCommand('insertText', false, text);";
        let place = self.element(field(name)).await;
        self.page_answers(PUT, vec![place, json!(text)]).await;
    }
}

/// A text as one segment, or one value, of an address.
pub fn segment(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// So many brackets, one in the other, as the text of a JSON value.
pub fn nested(deep: usize) -> String {
    format!("{}0{}", "[".repeat(deep), "]".repeat(deep))
}

/// The same as a value: no more than a parser takes.
pub fn nested_value(deep: usize) -> Value {
    (0..deep).fold(json!(0), |inside, at| {
        if at % 2 == 0 {
            json!([inside])
        } else {
            json!({ "x": inside })
        }
    })
}
