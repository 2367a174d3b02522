//! The usage of the whole workspace as a file from the API: asked for with the token, saved when it has come, and said
//! with a way on when it does not.

use canopy_domain::wire::usage_file::UsageFile;
use canopy_text::limits as text;
use leptos::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        download::save_bytes_as_file,
        icon::Glyph,
        notice::Notice,
        tone::Tone,
    },
    reactive::derived,
    state::{
        remote::Remote,
        toasts::{Toasts, use_toasts},
        workspace::{WorkspaceState, use_workspace},
    },
    views::failure::{WayOn, last_error},
};

/// One file, and how far it has come.
#[derive(Clone, Copy)]
pub struct Export {
    kind: UsageFile,
    file: Remote<Vec<u8>>,
    workspace: WorkspaceState,
    toasts: Toasts,
}

impl Export {
    pub fn all() -> [Export; UsageFile::ALL.len()] {
        let (workspace, toasts) = (use_workspace(), use_toasts());
        UsageFile::ALL.map(|kind| Export {
            kind,
            file: Remote::default(),
            workspace,
            toasts,
        })
    }

    fn ask(self) {
        self.workspace
            .ask_usage_file(self.file, self.kind, move |bytes| {
                let (name, media_type) = (self.kind.name(), self.kind.media_type());
                self.toasts
                    .say(if save_bytes_as_file(name, media_type, &bytes) {
                        text::exported(self.kind, bytes.len())
                    } else {
                        text::SAVING_BLOCKED.into()
                    });
            });
    }
}

#[component]
pub fn ExportButtons(exports: [Export; UsageFile::ALL.len()]) -> impl IntoView {
    exports.map(|export| {
        view! {
            <Button
                label=text::export(export.kind)
                kind=ButtonKind::Quiet
                icon=Glyph::Download
                busy=derived(move || export.file.is_loading())
                on_press=move || export.ask()
            />
        }
    })
}

/// What could not be had, above the page.
#[component]
pub fn ExportFailures(exports: [Export; UsageFile::ALL.len()]) -> impl IntoView {
    exports.map(|export| {
        let retry = Callback::new(move |()| export.ask());
        // Only read while there is one.
        let error = last_error(move || export.file.error());
        let text = derived(move || {
            error.with(|error| {
                text::not_exported(export.kind, &canopy_text::errors::sentence(error))
            })
        });
        view! {
            <Show when=move || export.file.error().is_some()>
                <div class="page-note">
                    <Notice tone=Tone::Over live=true text>
                        <WayOn error retry/>
                    </Notice>
                </div>
            </Show>
        }
    })
}
