//! What a person reads when the sandbox has started. Must not know where it listens.

use crate::{Sandbox, auth::PEOPLE, store::workspaces};

/// What to do next, and the workspaces there are to do it in.
pub fn greeting(sandbox: &Sandbox) -> String {
    let mut text = String::new();
    let mut line = |words: &str| text.extend(["  ", words, "\n"]);
    if sandbox.dist.is_some() {
        line(
            "Open it, and choose \"Sign in as owner\", \"Sign in as admin\" or \"Sign in as viewer\".",
        );
    } else {
        line("The API alone: the console is served too when --dist names its bundle.");
        line(
            "POST /sandbox/tokens {\"role\":\"owner\"} gives a token; /openapi.yaml says the rest.",
        );
    }
    let known = sandbox.store.read_now(|tx| {
        let mut known = Vec::new();
        for workspace in workspaces::list(tx, &PEOPLE[0].subject.into())? {
            let organizations = workspaces::size(tx, workspace.id.as_str())?;
            known.push((workspace, organizations));
        }
        Ok(known)
    });
    // Not being able to list them is no reason not to start; the log has the reason.
    for (workspace, organizations) in known.unwrap_or_default() {
        let state = if workspace.archived { ", archived" } else { "" };
        line(&format!(
            "- {}: {organizations} organizations{state} ({})",
            workspace.name, workspace.id
        ));
    }
    line("Ctrl-C ends it.");
    text
}
