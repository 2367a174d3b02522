//! What the sandbox prints when it has started.

use crate::{Sandbox, auth::PEOPLE, store::workspaces};

/// What to do next, and the list of workspaces.
pub fn greeting(sandbox: &Sandbox) -> String {
    let mut text = String::new();
    let mut line = |words: &str| text.extend(["  ", words, "\n"]);
    if sandbox.dist.is_some() {
        line(
            "Open this address and choose \"Sign in as owner\", \"Sign in as admin\" or \"Sign in as viewer\".",
        );
    } else {
        line("This is the API only. To serve the console too, pass its folder with --dist.");
        line(
            "To get a token, POST {\"role\":\"owner\"} to /sandbox/tokens. /openapi.yaml describes the API.",
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
    // If they can't be listed, the sandbox still starts; the log has the reason.
    for (workspace, organizations) in known.unwrap_or_default() {
        let state = if workspace.archived { ", archived" } else { "" };
        line(&format!(
            "- {}: {organizations} organizations{state} ({})",
            workspace.name, workspace.id
        ));
    }
    line("Press Ctrl-C to stop.");
    text
}
