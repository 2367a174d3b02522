//! Collects the problems of a request's fields, so that one response lists all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Refusal;

/// The code of a field that breaks no more particular rule (assumed).
pub const INVALID: &str = "validation_failed";

#[derive(Default)]
pub struct Problems {
    codes: BTreeSet<&'static str>,
    texts: BTreeMap<String, Vec<String>>,
}

impl Problems {
    /// `field` is dotted as in `limits.users`.
    pub fn add(&mut self, field: impl Into<String>, code: &'static str, text: impl Into<String>) {
        self.codes.insert(code);
        self.texts
            .entry(field.into())
            .or_default()
            .push(text.into());
    }

    pub fn invalid(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.add(field, INVALID, text);
    }

    /// Whether anything was found at this field or inside it.
    pub fn touch(&self, field: &str) -> bool {
        self.texts.keys().any(|key| {
            key.strip_prefix(field)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// 422 for a single field.
    pub fn about(field: &str, text: &str) -> Refusal {
        Refusal::unprocessable(INVALID, text).about(field)
    }

    /// 422 with messages per field. The code is that of the rule, if only one rule is broken.
    pub fn refuse(self) -> Result<(), Refusal> {
        let Some(first) = self.texts.values().flatten().next() else {
            return Ok(());
        };
        let message = match self.texts.values().map(Vec::len).sum::<usize>() {
            1 => first.clone(),
            n => format!("{n} values in this request aren't valid."),
        };
        let code = match self.codes.len() {
            1 => self.codes.first().copied().unwrap_or(INVALID),
            _ => INVALID,
        };
        Err(Refusal::unprocessable(code, message).with_errors(self.texts))
    }
}
