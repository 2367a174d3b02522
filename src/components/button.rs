//! A button that is never silently dead: one that cannot be used stays in reach and says why.

use canopy_text::controls;
use leptos::{ev, html, prelude::*};

use super::{
    icon::{Glyph, Icon},
    id::fresh_id,
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing a screen is for.
    Primary,
    #[default]
    Secondary,
    /// Without a frame until it is pointed at.
    Quiet,
    /// Takes something away for good.
    Danger,
}

impl ButtonKind {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            ButtonKind::Primary => "primary",
            ButtonKind::Secondary => "secondary",
            ButtonKind::Quiet => "quiet",
            ButtonKind::Danger => "danger",
        }
    }
}

/// With a `disabled_reason` the button can still be reached and is described by the reason, but does
/// nothing. While `busy` it keeps its place and its focus and does nothing either.
#[component]
pub fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Glyph>,
    /// Shows only the icon; the label stays its name and becomes its tip.
    #[prop(optional)]
    icon_only: bool,
    #[prop(optional)] small: bool,
    /// Sends the form it is in.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled_reason: MaybeProp<String>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    #[prop(optional)] node_ref: NodeRef<html::Button>,
) -> impl IntoView {
    let reason_id = fresh_id("reason");
    let described_by = reason_id.clone();
    let refused = move || disabled_reason.with(Option::is_some);
    let tip = move || {
        disabled_reason
            .get()
            .or_else(|| icon_only.then(|| label.get()))
    };
    let press = move |event: ev::MouseEvent| {
        if busy.get_untracked() || disabled_reason.with_untracked(Option::is_some) {
            event.prevent_default();
            event.stop_propagation();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class="button"
            type=if submit { "submit" } else { "button" }
            data-kind=kind.as_str()
            data-size=small.then_some("small")
            data-shape=icon_only.then_some("icon")
            data-tip=tip
            aria-disabled=move || refused().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            aria-describedby=move || refused().then(|| described_by.clone())
            node_ref=node_ref
            on:click=press
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span class="button-label" class:visually-hidden=icon_only>
                {label}
            </span>
            // Hidden, so no part of the name; a description may point at what is hidden.
            <span id=reason_id hidden>
                {move || disabled_reason.get()}
            </span>
        </button>
    }
}

/// Puts away what it stands in.
#[component]
pub fn DismissButton(#[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <Button
            label=controls::DISMISS
            kind=ButtonKind::Quiet
            icon=Glyph::Close
            icon_only=true
            small=true
            on_press
        />
    }
}
