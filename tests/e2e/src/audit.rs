//! What axe-core finds wrong with a page, and the ways people look at one: themes, forced colors, zoom, a phone.

use serde_json::{Value, json};

use crate::engine::{Media, Unable};
use crate::find::Target;
use crate::person::Person;
use crate::skip::skip;

const SCRIPT: &str = include_str!("audit.js");

/// WCAG 2.2 to level AA, and what axe-core's makers advise beyond it.
const EVERYTHING: &[&str] = &[
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];
/// The rules about colors: all that another theme can break.
const COLORS: &[&str] = &["color-contrast", "link-in-text-block"];

/// How a person looks at a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Light,
    Dark,
    /// The system paints, with few colors of great contrast.
    ForcedColors,
    /// Everything twice as large, so that half as much of the page fits.
    Zoomed,
    /// The narrowest phone.
    Phone,
}

impl Look {
    pub const ALL: [Self; 5] = [
        Self::Light,
        Self::Dark,
        Self::ForcedColors,
        Self::Zoomed,
        Self::Phone,
    ];

    /// CSS pixels.
    const fn size(self) -> (u32, u32) {
        match self {
            Self::Light | Self::Dark | Self::ForcedColors => (1280, 800),
            Self::Zoomed => (640, 400),
            Self::Phone => (360, 740),
        }
    }

    /// The rules that can find something in this way of looking, and whether contrast is among them.
    fn rules(self) -> Value {
        let (kind, values, measures_contrast) = match self {
            Self::Light | Self::Phone => ("tag", EVERYTHING, true),
            Self::Dark => ("rule", COLORS, true),
            // Where the system paints, the page's own colors are not what is seen; and the zoomed page has the
            // layout that is measured on the phone, in the colors of the light theme.
            Self::ForcedColors | Self::Zoomed => ("tag", EVERYTHING, false),
        };
        let rules = if measures_contrast {
            json!({})
        } else {
            json!({ "color-contrast": { "enabled": false } })
        };
        json!({
            "runOnly": { "type": kind, "values": values },
            "rules": rules,
            "resultTypes": ["violations", "incomplete"],
            // The stylesheets once more, which come at once where calls leave room for them.
            "preload": { "assets": ["cssom"], "timeout": 1_000 },
        })
    }

    fn media(self) -> Media {
        Media {
            dark: self == Self::Dark,
            forced_colors: self == Self::ForcedColors,
            // What is half faded in has not the contrast it comes to have.
            reduced_motion: true,
        }
    }
}

/// What was found so far, over all the states of a scenario: one run tells everything.
#[derive(Default)]
pub struct Audit {
    accepted: Vec<(&'static str, &'static str)>,
    violations: Vec<String>,
    undecided: Vec<String>,
    states: usize,
}

impl Audit {
    /// A rule may be broken inside of what a CSS selector finds; whoever says so says why.
    #[must_use]
    pub fn accepts(mut self, rule: &'static str, place: &'static str) -> Self {
        self.accepted.push((rule, place));
        self
    }

    /// Looks at a state in every way; `there` is what makes it this state, and has to be there in all of them.
    pub async fn looks_at(&mut self, person: &Person, state: &str, there: Target) {
        self.looks_so(person, state, there, &Look::ALL).await;
    }

    /// Looks at a state in these ways only.
    pub async fn looks_so(&mut self, person: &Person, state: &str, there: Target, looks: &[Look]) {
        for &look in looks {
            if let Err(reason) = person.can_look(look).await {
                person.leaves_out(format!("no audit in {look:?}: {reason}"));
                continue;
            }
            person.sees(there.clone()).await;
            let (violations, undecided) = person.axe_finds(look, &self.accepted).await;
            let place = |line: &String| format!("{state}, {look:?}: {line}");
            self.violations.extend(violations.iter().map(place));
            self.undecided.extend(undecided.iter().map(place));
            self.states += 1;
        }
        person.looks(Look::Light).await;
    }

    /// Nothing was wrong anywhere. What axe-core could not decide is kept for eyes to decide.
    pub fn is_clean(self, name: &str) {
        let folder = crate::evidence::folder("accessibility");
        let written = std::fs::create_dir_all(&folder).and_then(|()| {
            let file = folder.join(format!("{name}-undecided.txt"));
            std::fs::write(file, self.undecided.join("\n"))
        });
        if let Err(error) = written {
            eprintln!("couldn't save the undecided results: {error}");
        }
        assert!(
            self.violations.is_empty(),
            "{} violations in {} states:\n{}",
            self.violations.len(),
            self.states,
            self.violations.join("\n")
        );
    }
}

impl Person {
    /// Looks at the page in this way from now on.
    pub async fn looks(&self, look: Look) {
        if let Err(reason) = self.can_look(look).await {
            skip(reason);
        }
    }

    /// The same, or why this engine cannot be looked at so.
    async fn can_look(&self, look: Look) -> Result<(), &'static str> {
        let (width, height) = look.size();
        match self.tells_pages(look.media()).await {
            Err(Unable::Lacks(reason)) => return Err(reason),
            Err(Unable::Failed(error)) => panic!("{look:?} can't be emulated: {error}"),
            Ok(()) => {}
        }
        self.resizes_to(width, height).await;
        self.two_frames_pass().await;
        Ok(())
    }

    /// What was measured anew is drawn by then.
    pub async fn two_frames_pass(&self) {
        const FRAMES: &str =
            "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(done))";
        let driver = self.browser();
        let passed = driver.execute_async(FRAMES, vec![]).await;
        passed.unwrap_or_else(|error| panic!("the page draws nothing: {error}"));
    }

    async fn axe_finds(&self, look: Look, accepted: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let is_there = "return typeof axe === 'object'";
        if self.page_answers(is_there, vec![]).await != json!(true) {
            // By the driver, which no Content-Security-Policy stops, unlike a script in the page.
            self.page_answers(&axe(), vec![]).await;
        }
        let answer = self
            .browser()
            .execute_async(SCRIPT, vec![look.rules(), json!(accepted)])
            .await;
        let answer = answer.unwrap_or_else(|error| panic!("axe-core gives no answer: {error}"));
        let list = |key: &str| {
            serde_json::from_value(answer.json()[key].clone())
                .unwrap_or_else(|error| panic!("audit.js answers lists of lines: {error}"))
        };
        (list("violations"), list("undecided"))
    }
}

/// axe-core itself, as tools/setup installed it.
fn axe() -> String {
    let path = std::env::var("CANOPY_AXE").expect(
        "CANOPY_AXE says where axe.min.js is: tools/setup test installs it, and tools/env says so",
    );
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
