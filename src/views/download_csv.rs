//! The button that saves what is listed as a file, and beside it what separates the values in it.

use canopy_domain::list::{file_name::file_name, sheet::Separator};
use canopy_text::list;
use leptos::prelude::*;

use crate::{
    code_split::split_off,
    components::{
        button::{Button, ButtonKind},
        download::save_as_file,
        icon::Glyph,
        menu::{Menu, MenuEntries, MenuEntry, MenuItem},
        placement::Align,
    },
    reactive::derived,
    state::{clock, preferences::use_preferences},
};

#[component]
pub fn DownloadCsv(
    /// Whether anything is listed.
    is_empty: Memo<bool>,
    #[prop(into)] on_save: Callback<Separator>,
) -> impl IntoView {
    let preferences = use_preferences();
    let nothing = move || is_empty.get().then(|| list::NOTHING_TO_DOWNLOAD.to_owned());
    view! {
        <Button
            label=list::DOWNLOAD_CSV
            kind=ButtonKind::Quiet
            icon=Glyph::Download
            disabled_reason=derived(nothing)
            on_press=move || on_save.run(preferences.csv_separator())
        />
        // Spreadsheets expect another separator in other countries, and show a file with the wrong one as a single
        // column.
        <Menu
            label=list::CSV_SEPARATOR
            entries=MenuEntries::later(separator_entries)
            kind=ButtonKind::Quiet
            icon=Glyph::ChevronDown
            icon_only=true
            align=Align::End
        />
    }
}

split_off! {
    places: pub fn separator_entries() -> Signal<Vec<MenuEntry>> {
        let preferences = use_preferences();
        let entry = |separator: Separator| {
            let is_chosen = derived(move || preferences.csv_separator() == separator);
            let choose = Callback::new(move |()| preferences.set_csv_separator(separator));
            MenuItem::choose(list::separator(separator), is_chosen, choose).into()
        };
        Signal::stored(Separator::ALL.map(entry).into())
    }
}

/// Saves a file named by its parts and the date. `None`: the browser refused.
pub fn saved<'a>(
    parts: impl IntoIterator<Item = &'a str>,
    separator: Separator,
    text: &str,
) -> Option<String> {
    let name = file_name(parts, &clock::today(), separator.ending());
    save_as_file(&name, text).then_some(name)
}
