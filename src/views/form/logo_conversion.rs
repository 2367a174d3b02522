//! Offers a file the API would not take as one it takes: before, after, and a button. Converts nothing by itself.

use canopy_text::{controls, logo as text};
use leptos::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        icon::{Glyph, Icon},
    },
    state::logo::LogoState,
};

#[component]
pub fn LogoConversion(logo: LogoState) -> impl IntoView {
    move || {
        let conversion = logo.conversion()?;
        let after = &conversion.after;
        let kind = after.kind();
        let before = conversion.before;
        let before = text::source(before.kind, before.dimensions, before.size);
        let result = text::picture(kind, after.dimensions(), after.size());
        let address = conversion.address();
        let kept = logo
            .picture()
            .map_or(controls::DISMISS, |_| text::KEEP_CURRENT);
        Some(view! {
            <div class="logo-field-conversion" role="status">
                <p>{text::problem(conversion.reason)}</p>
                <div class="logo-field-ways">
                    <img class="logo-field-picture" data-size="login" alt="" src=address/>
                    <dl class="logo-field-facts">
                        <div>
                            <dt>{text::conversion::BEFORE}</dt>
                            <dd>{before}</dd>
                        </div>
                        <div>
                            <dt>
                                <Icon glyph=Glyph::ChevronRight/>
                                {text::conversion::AFTER}
                            </dt>
                            <dd>{result}</dd>
                        </div>
                    </dl>
                </div>
                {conversion.loses_motion.then(|| view! { <p>{text::conversion::LOSES_MOTION}</p> })}
                <div class="logo-field-buttons">
                    <Button
                        label=text::conversion::convert(kind)
                        kind=ButtonKind::Primary
                        small=true
                        on_press=move || logo.convert()
                    />
                    <Button label=kept kind=ButtonKind::Quiet small=true on_press=move || logo.dismiss()/>
                </div>
            </div>
        })
    }
}
