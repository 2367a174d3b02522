//! Offers a file the API would not take as one it takes: before, after, and a button. Converts nothing by itself.

use canopy_domain::picture::size_text;
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
        let result = format!(
            "{kind}, {}, {}",
            after.dimensions(),
            size_text(after.size())
        );
        let address = conversion.address();
        let kept = logo.picture().map_or("Dismiss", |_| "Keep the former logo");
        Some(view! {
            <div class="logo-field-conversion" role="status">
                <p>{conversion.reason.clone()}</p>
                <div class="logo-field-ways">
                    <img class="logo-field-picture" data-size="login" alt="" src=address/>
                    <dl class="logo-field-facts">
                        <div>
                            <dt>"Before"</dt>
                            <dd>{conversion.before.clone()}</dd>
                        </div>
                        <div>
                            <dt>
                                <Icon glyph=Glyph::ChevronRight/>
                                "After"
                            </dt>
                            <dd>{result}</dd>
                        </div>
                    </dl>
                </div>
                {conversion.loss.map(|loss| view! { <p>{loss}</p> })}
                <div class="logo-field-buttons">
                    <Button
                        label=format!("Convert to {kind}")
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
