//! The usage of the whole workspace as a file from the API: asked for with the token, saved when it has come, and said
//! with a way on when it does not.

use canopy_domain::{list::file_name::file_name, wire::usage_file::UsageFile};
use canopy_text::limits as text;
use leptos::prelude::*;

use crate::{
    components::{
        button::ButtonKind,
        download::save_bytes_as_file,
        icon::Glyph,
        menu::{Menu, MenuEntry, MenuItem},
        notice::Notice,
        placement::Align,
        tone::Tone,
    },
    reactive::derived,
    state::{
        clock,
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
                let workspace = untrack(|| self.workspace.title());
                let parts = [workspace.as_str(), text::API_FILE];
                let name = file_name(parts, &clock::today(), self.kind.ending());
                if save_bytes_as_file(&name, self.kind.media_type(), &bytes) {
                    self.toasts.say(text::exported(&name, bytes.len()));
                } else {
                    self.toasts.fail(text::SAVING_BLOCKED);
                }
            });
    }
}

#[component]
pub fn ExportMenu(exports: [Export; UsageFile::ALL.len()]) -> impl IntoView {
    let entry = |export: Export| {
        let busy =
            derived(move || (export.file.is_loading()).then(|| text::EXPORT_UNDER_WAY.to_owned()));
        let ask = Callback::new(move |()| export.ask());
        MenuItem::run(text::export(export.kind), ask)
            .icon(Glyph::Download)
            .detail(text::API_EXPORTS_DETAIL)
            .disabled_reason(busy)
            .into()
    };
    let entries: Vec<MenuEntry> = exports.map(entry).into();
    view! {
        <Menu
            label=text::API_EXPORTS
            entries=Signal::stored(entries)
            kind=ButtonKind::Quiet
            icon=Glyph::External
            align=Align::End
        />
    }
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
