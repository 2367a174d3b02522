//! Organizations side by side. Knows which the address names, not what is compared.

mod table;

use canopy_domain::{
    list::comparison::{Uncomparable, ids_of_word, ids_word, uncomparable},
    organization::OrganizationId,
    tree::forest::Index,
};
use canopy_text::{compare as text, list};
use leptos::prelude::*;

use self::table::ComparisonTable;
use super::{
    answer_notices::AnswerNotices, organizations_frame::OrganizationsFrame, reload::Reload,
};
use crate::{
    address::{Address, use_address},
    components::{
        button::Button, chip::Chip, icon::Glyph, notice::Notice, panel::StatePanel, title::Title,
        tone::Tone,
    },
    reactive::{derived, effect, memo},
    routes::query::{DIFFERENCES, IDS, ONLY},
    state::{
        overlays::{Overlay, use_overlays},
        workspace::{WorkspaceState, use_workspace},
    },
};

/// What the address asks for.
#[derive(Clone, Copy)]
struct Comparison {
    workspace: WorkspaceState,
    address: Address,
    ids: Memo<Vec<OrganizationId>>,
    only_differences: Memo<bool>,
}

impl Comparison {
    fn in_address() -> Self {
        let address = use_address();
        let (ids, differences) = (address.query(IDS), address.query(DIFFERENCES));
        Self {
            workspace: use_workspace(),
            address,
            ids: memo(move |_| ids.with(|word| ids_of_word(word))),
            only_differences: memo(move |_| differences.with(|word| word == ONLY)),
        }
    }

    /// The organizations that are there.
    fn known(self) -> Vec<Index> {
        let forest = self.workspace.organizations.forest();
        self.ids
            .with(|ids| ids.iter().filter_map(|id| forest.index_of(id)).collect())
    }

    /// The ids of those that are not, once that is known.
    fn missing(self) -> Vec<OrganizationId> {
        let organizations = self.workspace.organizations;
        let forest = organizations.forest();
        let is_missing = |id: &&OrganizationId| {
            forest.index_of(id).is_none() && organizations.why_absent(id).is_some()
        };
        self.ids
            .with(|ids| ids.iter().filter(is_missing).cloned().collect())
    }

    fn leaves_out(self, id: &OrganizationId) {
        let mut ids = self.ids.get_untracked();
        ids.retain(|other| other != id);
        self.address.set_query(IDS, &ids_word(&ids));
    }

    /// Asks by name for what the list lacks.
    fn ask(self) {
        effect(move || {
            let organizations = self.workspace.organizations;
            if !organizations.has_arrived() {
                return;
            }
            for id in self.ids.get() {
                if organizations.find(&id).is_none()
                    && untrack(|| organizations.why_absent(&id)).is_none()
                {
                    organizations.ask_for(&id);
                }
            }
        });
    }
}

#[component]
pub fn ComparePage() -> impl IntoView {
    let comparison = Comparison::in_address();
    comparison.ask();
    let overlays = use_overlays();
    let is_full = derived(move || {
        let count = comparison.ids.with(Vec::len);
        (uncomparable(count + 1) == Some(Uncomparable::TooMany)).then(|| text::IS_FULL.to_owned())
    });
    view! {
        <Title text=text::TITLE/>
        <div class="page compare" data-fill>
            <header class="page-head">
                <div class="page-heading">
                    <h1 class="page-title">{text::TITLE}</h1>
                </div>
                <div class="page-actions">
                    <Reload/>
                    <Button
                        label=text::ADD
                        icon=Glyph::Plus
                        disabled_reason=is_full
                        on_press=move || overlays.open(Overlay::Compare)
                    />
                </div>
            </header>
            <OrganizationsFrame
                notices=view! { <AnswerNotices/> }.into_any()
                lines=16
                empty=|| view! { <StatePanel icon=Glyph::Tree title=list::NONE_YET/> }
            >
                <Compared comparison/>
            </OrganizationsFrame>
        </div>
    }
}

#[component]
fn Compared(comparison: Comparison) -> impl IntoView {
    let missing = memo(move |_| comparison.missing());
    let why = memo(move |_| uncomparable(comparison.known().len()));
    let toggle = move |is_on: bool| {
        let word = if is_on { ONLY } else { "" };
        comparison.address.set_query(DIFFERENCES, word);
    };
    let not_found = move || {
        let missing = missing.get();
        (!missing.is_empty()).then(|| {
            view! {
                <div class="page-note">
                    <Notice tone=Tone::Caution text=text::not_found(&missing)/>
                </div>
            }
        })
    };
    let body = move || match why.get() {
        Some(why) => view! {
            <div class="page-body page-state">
                <StatePanel
                    icon=Glyph::Columns
                    title=text::uncomparable(why)
                    detail=text::what_to_do(why)
                />
            </div>
        }
        .into_any(),
        None => view! {
            <div class="page-tools">
                <Chip
                    label=text::ONLY_DIFFERENCES
                    pressed=comparison.only_differences
                    on_toggle=toggle
                />
                <p class="page-count" role="status">
                    {move || table::status(comparison)}
                </p>
            </div>
            <ComparisonTable comparison/>
        }
        .into_any(),
    };
    view! {
        {not_found}
        {body}
    }
}
