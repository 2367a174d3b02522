//! What stands above the organizations of a workspace, and in their place while they load, where they could not be had
//! and where there are none.

use canopy_text::list;
use leptos::{children::ViewFn, prelude::*};

use super::failure::{Failure, Stale, last_error};
use crate::{
    components::{notice::Notice, skeleton::Skeleton, tone::Tone},
    reactive::{derived, memo},
    state::{organizations::Phase, workspace::use_workspace},
};

#[component]
pub fn OrganizationsFrame(
    /// What else is to be said above the organizations.
    notices: AnyView,
    /// Lines of the skeleton while they load.
    lines: usize,
    /// In place of organizations where there are none.
    #[prop(into)]
    empty: ViewFn,
    /// The organizations.
    children: ChildrenFn,
) -> impl IntoView {
    let workspace = use_workspace();
    let organizations = workspace.organizations;
    let retry = Callback::new(move |()| workspace.reload());
    let busy = derived(move || organizations.is_loading());
    let error = last_error(move || organizations.error());
    let is_stale = memo(move |_| organizations.stale().is_some());
    let phase = memo(move |_| organizations.phase());
    let body = move || match phase.get() {
        Phase::Loading => view! {
            <div class="page-body">
                <Skeleton label=list::LOADING lines/>
            </div>
        }
        .into_any(),
        Phase::Failed => view! {
            <div class="page-body page-state">
                <Failure error retry busy/>
            </div>
        }
        .into_any(),
        Phase::Empty => view! { <div class="page-body page-state">{empty.run()}</div> }.into_any(),
        Phase::Ready => children().into_any(),
    };
    view! {
        <Show when=move || is_stale.get()>
            <div class="page-note">
                <Stale error retry/>
            </div>
        </Show>
        <Show when=move || organizations.is_partial()>
            <div class="page-note">
                <Notice tone=Tone::Caution text=list::INCOMPLETE/>
            </div>
        </Show>
        {notices}
        {body}
    }
}
