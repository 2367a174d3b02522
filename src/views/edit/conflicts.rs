//! What someone else has changed meanwhile: fields that are changed here too, each with what it was, is there, and is
//! here, and the choice between them; and what the form has taken over. Decides nothing.

use canopy_domain::form::{draft::Side, field::Field};
use canopy_text::form::{
    edit::{conflicts as text, taken},
    label,
};
use leptos::{html, prelude::*};

use crate::{
    components::{
        button::Button,
        focus::focus_first_in_place,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    reactive::{derived, memo},
    state::{form::FormState, workspace::use_workspace},
    views::form::change_note::named,
};

/// Where the keyboard goes from a choice that is made: to the next, or to saving.
const NEXT: &[&str] = &[
    ".conflicts-choice button",
    ".organization-form-actions button",
];

/// `element` is the form they stand in.
#[component]
pub fn Conflicts(
    form: FormState,
    element: NodeRef<html::Form>,
    /// Saves the form.
    #[prop(into)]
    on_send: Callback<()>,
) -> impl IntoView {
    let fields = memo(move |_| form.conflicts());
    let has_any = memo(move |_| !fields.with(Vec::is_empty));
    let choose = Callback::new(move |(field, side)| {
        let is_last = fields.with_untracked(|fields| fields.len() == 1);
        form.settle(field, side);
        if let Some(element) = element.get_untracked() {
            focus_first_in_place(element.into(), NEXT);
        }
        if is_last && side == Side::Mine {
            on_send.run(());
        }
    });
    let is_last = memo(move |_| fields.with(|fields| fields.len() == 1));
    let row = move |field: Field| view! { <Conflict form field choose is_last/> };
    move || {
        has_any.get().then(|| {
            view! {
                <section class="conflicts" role="group" aria-labelledby="conflicts-title" tabindex="-1">
                    <header class="conflicts-head">
                        <Icon glyph=Glyph::Warning/>
                        <div>
                            <h2 id="conflicts-title">{text::TITLE}</h2>
                            <p>{text::ABOUT}</p>
                        </div>
                    </header>
                    {move || fields.get().into_iter().map(row).collect_view()}
                </section>
            }
        })
    }
}

#[component]
fn Conflict(
    form: FormState,
    field: Field,
    choose: Callback<(Field, Side)>,
    is_last: Memo<bool>,
) -> impl IntoView {
    let workspace = use_workspace();
    let sides = memo(move |_| form.sides(field).unwrap_or_default());
    let side = move |which: usize, label: &'static str| {
        let words = move || named(workspace, field, sides.with(|sides| sides[which].clone()));
        view! {
            <div>
                <dt>{label}</dt>
                <dd>
                    <bdi>{words}</bdi>
                </dd>
            </div>
        }
    };
    let label = label(field);
    view! {
        <div class="conflicts-field" role="group" aria-label=label>
            <h3>{label}</h3>
            <dl class="conflicts-sides">
                {side(0, text::ORIGINAL)}
                {side(1, text::THEIRS)}
                {side(2, text::MINE)}
            </dl>
            <div class="conflicts-choice">
                <Button
                    label=text::USE_THEIRS
                    small=true
                    on_press=move || choose.run((field, Side::Theirs))
                />
                <Button
                    label=derived(move || text::keep_mine(is_last.get()).to_owned())
                    small=true
                    on_press=move || choose.run((field, Side::Mine))
                />
            </div>
        </div>
    }
}

/// What the form has taken over, said once.
#[component]
pub fn Taken(form: FormState) -> impl IntoView {
    let fields = memo(move |_| form.taken());
    move || {
        fields.with(|fields| {
            let text = (!fields.is_empty()).then(|| taken(fields))?;
            Some(view! { <Notice live=true text/> })
        })
    }
}
