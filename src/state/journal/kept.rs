//! The journal across reloads of its tab: as much of it as there is room for, without the token, and only for the
//! person who wrote it. What cannot be read of it any more is left out.

use std::sync::Arc;

use canopy_domain::{
    failure::ApiError,
    organization::{Organization, WorkspaceId},
};
use canopy_text::{errors, form::answer};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Entry, Journal, Outcome, Subject, key};
use crate::{
    api::call::{Method, Request},
    state::storage::BrowserStorage,
};

/// Of what is kept; another is not read.
const VERSION: u32 = 1;
/// Bytes of JSON, all in all.
const ALL_MAX: usize = 200_000;
/// Bytes of what was sent with one call: more is a logo, and the call is kept without the command for it.
const BODY_MAX: usize = 8_000;

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    whose: String,
    entries: Vec<KeptEntry>,
}

#[derive(Serialize, Deserialize)]
struct KeptEntry {
    at: f64,
    workspace: WorkspaceId,
    name: String,
    /// Neither is there where something of it could not be read, which would be lost here.
    before: Option<Organization>,
    after: Option<Organization>,
    method: String,
    path: Option<String>,
    body: Option<String>,
    outcome: Ended,
    /// What the API did not take, in words.
    not_taken: Vec<String>,
}

#[derive(Serialize, Deserialize)]
enum Ended {
    Unanswered,
    Done,
    Failed(String),
}

impl Journal {
    /// Takes up what was written before the page was loaded anew, once.
    pub fn take_up(self, whose: &str) {
        if self.is_taken_up.get_value() {
            return;
        }
        self.is_taken_up.set_value(true);
        let text = BrowserStorage::Tab.read_text(&key());
        let mut entries = text.map_or_else(Vec::new, |text| read(&text, whose));
        for entry in &mut entries {
            entry.number = self.take_number();
        }
        if !entries.is_empty() {
            let entries = entries.into_iter().map(Arc::new);
            self.entries
                .update(|since| drop(since.splice(0..0, entries)));
        }
    }

    /// Keeps what there is, as much of the newest as there is room for.
    pub fn keep(self, whose: &str) {
        let entries = self.entries.get();
        let mut kept = &entries[entries.len() - fitting(&entries)..];
        while !kept.is_empty() {
            let text = written(whose, kept);
            if text.is_some_and(|text| BrowserStorage::Tab.write_text(&key(), &text)) {
                return;
            }
            kept = &kept[kept.len().div_ceil(2)..];
        }
        BrowserStorage::Tab.remove(&key());
    }
}

/// How many of the newest there is room for.
fn fitting(entries: &[Arc<Entry>]) -> usize {
    let mut size = 0;
    let fits = |entry: &&Arc<Entry>| {
        let text = serde_json::to_string(&KeptEntry::of(entry));
        size += text.map_or(0, |text| text.len());
        size <= ALL_MAX
    };
    entries.iter().rev().take_while(fits).count()
}

fn written(whose: &str, entries: &[Arc<Entry>]) -> Option<String> {
    let kept = Kept {
        version: VERSION,
        whose: whose.to_owned(),
        entries: entries.iter().map(|entry| KeptEntry::of(entry)).collect(),
    };
    serde_json::to_string(&kept).ok()
}

fn read(text: &str, whose: &str) -> Vec<Entry> {
    let kept = serde_json::from_str::<Kept>(text).ok();
    let kept = kept.filter(|kept| kept.version == VERSION && kept.whose == whose);
    let entries = kept.map_or_else(Vec::new, |kept| kept.entries);
    entries.into_iter().filter_map(KeptEntry::entry).collect()
}

impl KeptEntry {
    fn of(entry: &Entry) -> Self {
        let whole = |organization: Option<&Arc<Organization>>| {
            let whole = organization.filter(|organization| organization.unread().is_empty());
            whole.map(|organization| Organization::clone(organization))
        };
        let Request {
            method, path, body, ..
        } = &*entry.request;
        let body = body.as_deref().map(String::from_utf8_lossy);
        let is_short = body.as_deref().is_none_or(|body| body.len() <= BODY_MAX);
        let not_taken = entry.not_taken().iter().map(answer::not_taken);
        Self {
            at: entry.at,
            workspace: entry.workspace.clone(),
            name: entry.title().to_owned(),
            before: whole(entry.before()),
            after: whole(entry.after()),
            method: method.as_str().to_owned(),
            path: path.clone().filter(|_| is_short),
            body: body.filter(|_| is_short).map(|body| body.into_owned()),
            outcome: match &entry.outcome {
                Outcome::UnderWay | Outcome::Unanswered => Ended::Unanswered,
                Outcome::Done { .. } => Ended::Done,
                Outcome::Failed(error) => Ended::Failed(failed(error)),
                Outcome::FailedBefore(why) => Ended::Failed(why.clone()),
            },
            not_taken: not_taken.chain(entry.notes.iter().cloned()).collect(),
        }
    }

    fn entry(self) -> Option<Entry> {
        let methods = [Method::Post, Method::Patch, Method::Delete];
        let method = (methods.into_iter()).find(|method| method.as_str() == self.method)?;
        let known = |organization: Option<Organization>| {
            let known = organization.filter(|known| !known.id.as_str().is_empty());
            known.map(Arc::new)
        };
        Some(Entry {
            number: 0,
            at: self.at,
            workspace: self.workspace,
            subject: match known(self.before) {
                Some(before) => Subject::Known(before),
                None => Subject::New(self.name),
            },
            request: Arc::new(Request {
                method,
                path: self.path,
                body: self.body.map(String::into_bytes),
                accept: "",
            }),
            outcome: match self.outcome {
                Ended::Unanswered => Outcome::Unanswered,
                Ended::Done => Outcome::Done {
                    after: known(self.after),
                    not_taken: Vec::new(),
                },
                Ended::Failed(why) => Outcome::FailedBefore(why),
            },
            notes: self.not_taken,
        })
    }
}

fn failed(error: &ApiError) -> String {
    errors::sentence(error)
}

#[cfg(test)]
mod tests {
    use canopy_domain::organization::limits::{Limit, Resource};

    use super::*;

    fn organization(users: u64) -> Arc<Organization> {
        let mut organization = Organization::named("o", "Shops");
        organization.limits.set(Resource::Users, Limit::of(users));
        organization.branding.display_name = Some("Shops & Co".into());
        organization.picture = Some("https://cdn.test/a.png".into());
        organization.parent_org_id = Some("above".into());
        Arc::new(organization)
    }

    fn entry(outcome: Outcome, body: &str) -> Arc<Entry> {
        Arc::new(Entry {
            number: 7,
            at: 1.0,
            workspace: "ws".into(),
            subject: Subject::Known(organization(8)),
            request: Arc::new(Request {
                method: Method::Patch,
                path: Some("/workspaces/ws/organizations/o".into()),
                body: Some(body.into()),
                accept: "application/json",
            }),
            outcome,
            notes: Vec::new(),
        })
    }

    fn done(users: u64, body: &str) -> Arc<Entry> {
        let outcome = Outcome::Done {
            after: Some(organization(users)),
            not_taken: Vec::new(),
        };
        entry(outcome, body)
    }

    #[test]
    fn what_is_kept_comes_back_as_it_was_and_only_to_whoever_wrote_it() {
        let entries = [
            done(50, "{}"),
            entry(Outcome::Failed(ApiError::TooLarge), "{}"),
            entry(Outcome::UnderWay, &"x".repeat(BODY_MAX + 1)),
        ];
        let text = written("ada", &entries).unwrap();
        assert!(read(&text, "bob").is_empty());
        let [first, failed, open] = &read(&text, "ada")[..] else {
            panic!("{text}");
        };
        assert_eq!(first.before(), Some(&organization(8)));
        assert_eq!(first.after(), Some(&organization(50)));
        assert_eq!(first.request.body.as_deref(), Some(&b"{}"[..]));
        assert!(
            matches!(&failed.outcome, Outcome::FailedBefore(why) if why.starts_with("Too large"))
        );
        assert!(matches!(open.outcome, Outcome::Unanswered));
        assert_eq!((&open.request.path, &open.request.body), (&None, &None));
    }

    #[test]
    fn what_cannot_be_read_any_more_is_nothing() {
        let text = written("ada", &[done(50, "{}")]).unwrap();
        for cut in 0..text.len() {
            assert!(read(&text[..cut], "ada").is_empty(), "{cut}");
        }
        for other in [
            "null",
            "[]",
            "{}",
            "7",
            &text.replace("\"version\":1", "\"version\":2"),
        ] {
            assert!(read(other, "ada").is_empty(), "{other}");
        }
        for odd in [
            text.replace("PATCH", "GET"),
            text.replace("\"Done\"", "\"Odd\""),
        ] {
            assert!(read(&odd, "ada").is_empty(), "{odd}");
        }
    }

    #[test]
    fn the_newest_are_kept_and_no_more_than_there_is_room_for() {
        let body = "x".repeat(BODY_MAX);
        let entries: Vec<_> = (1..=60).map(|users| done(users, &body)).collect();
        let fitting = fitting(&entries);
        assert!((10..30).contains(&fitting), "{fitting}");
        let text = written("ada", &entries[entries.len() - fitting..]).unwrap();
        assert!(text.len() < ALL_MAX + 1_000);
        assert_eq!(
            read(&text, "ada").last().unwrap().after(),
            Some(&organization(60))
        );
    }
}
