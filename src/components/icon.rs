//! Drawings on a 16 px grid, each one stroke of 1.5 px. Knows shapes, not what a screen means by them. Some are masks
//! in icon.css too, for rows, where an element each would be too much; tests/style.rs holds both to the same path.

use leptos::prelude::*;

/// The drawings, each a path.
macro_rules! glyphs {
    ($($glyph:ident: $path:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph {
            $($glyph),*
        }

        impl Glyph {
            const fn path(self) -> &'static str {
                match self {
                    $(Glyph::$glyph => $path),*
                }
            }
        }
    };
}

glyphs! {
    ArrowDown: "M8 3v10M4 9l4 4 4-4",
    ArrowUp: "M8 13V3M4 7l4-4 4 4",
    Check: "M3 8.5l3.5 3.5L13 4.5",
    ChevronDown: "M4 6l4 4 4-4",
    ChevronRight: "M6 4l4 4-4 4",
    Clock: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.5 1.5",
    Close: "M4 4l8 8M12 4l-8 8",
    Collapse: "M4.5 2L8 5.5 11.5 2M4.5 14L8 10.5l3.5 3.5M2.5 8h11",
    Columns: "M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6.2 2.5v11M9.8 2.5v11",
    Copy: "M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM10.5 3.4a1 1 0 0 0-1-.9h-6a1 1 \
        0 0 0-1 1v6a1 1 0 0 0 .9 1",
    Download: "M8 2.5v8M4.5 7L8 10.5 11.5 7M2.5 10.5v2a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-2",
    Edit: "M2.5 13.5l.8-3.2 7.4-7.4a1.2 1.2 0 0 1 1.7 0l.7.7a1.2 1.2 0 0 1 0 1.7l-7.4 7.4z",
    Error: "M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 4.8v3.7M8 10.9v.01",
    Expand: "M4.5 5L8 1.5 11.5 5M4.5 11L8 14.5l3.5-3.5M2.5 8h11",
    External: "M6.5 3.5h-3a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-3M9.5 2.5h4v4M13.5 2.5l-6 6",
    Good: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.3 8.2l1.9 1.9 3.5-4",
    Image: "M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM2.5 11l3-3 3 3 2-2 3 3M10.4 \
        5.6v.01",
    Info: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.5v3.3M8 5.1v.01",
    Key: "M7.5 8.5a3 3 0 1 1-4.2 4.2 3 3 0 0 1 4.2-4.2zM7.5 8.5l6-6M11.5 4.5l2 2",
    Keyboard: "M2.5 4h11a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM4.2 6.7v.01M6.7 6.7v.01M9.3 \
        6.7v.01M11.8 6.7v.01M5.5 9.4h5",
    Limits: "M2.9 12a6 6 0 1 1 10.2 0M8 9.5L10.5 6M2.9 12h1.3M11.8 12h1.3",
    List: "M2.5 3.5h2v2h-2zM7.5 4.5h6M2.5 10.5h2v2h-2zM7.5 11.5h6",
    Lock: "M4 7.5h8a.5.5 0 0 1 .5.5v5a.5.5 0 0 1-.5.5H4a.5.5 0 0 1-.5-.5V8a.5.5 0 0 1 .5-.5zM5.5 7.5V5a2.5 2.5 0 0 1 \
        5 0v2.5",
    Monitor: "M3 3h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM5.5 13.5h5",
    Moon: "M13.5 9.2A5.7 5.7 0 1 1 6.8 2.5a4.6 4.6 0 0 0 6.7 6.7z",
    More: "M3.5 8v.01M8 8v.01M12.5 8v.01",
    Offline: "M2 2l12 12M8 12.5v.01M5.7 10.2a3.4 3.4 0 0 1 3.2-.9M3.4 7.8A6.6 6.6 0 0 1 6 6.3M12.6 7.8a6.6 6.6 0 0 \
        0-3.1-1.7M1.2 5.5A9.8 9.8 0 0 1 4 3.7M14.8 5.5A9.8 9.8 0 0 0 7.3 2.8",
    Phone: "M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM7.2 12.2h1.6",
    Plus: "M8 3v10M3 8h10",
    Retry: "M13.5 2.5V6H10M2.5 13.5V10H6M13.2 6A5.6 5.6 0 0 0 3 5.5M2.8 10A5.6 5.6 0 0 0 13 10.5",
    Search: "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.2 10.2l3.3 3.3",
    SignOut: "M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M6.5 8h7M10.5 5l3 3-3 3",
    Sort: "M5 3v10M2.5 10.5L5 13l2.5-2.5M11 13V3M8.5 5.5L11 3l2.5 2.5",
    Sun: "M10.7 8a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 \
        11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7",
    Switch: "M5 6l3-3 3 3M5 10l3 3 3-3",
    Trash: "M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7.5v3M9.3 7.5v3",
    Tree: "M2.5 3h5M4 3v8.5a1 1 0 0 0 1 1h3M4 7.8h4M10.5 7.8h3M10.5 12.5h3",
    Upload: "M8 10.5v-8M4.5 6L8 2.5 11.5 6M2.5 10.5v2a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-2",
    User: "M10.7 5.2a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM2.8 13.5c.5-2.5 2.5-4 5.2-4s4.7 1.5 5.2 4",
    Warning: "M8 2.2l6 10.6a.5.5 0 0 1-.4.7H2.4a.5.5 0 0 1-.4-.7zM8 6.3v3.2M8 11.5v.01",
    Workspace: "M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3",
}

impl Glyph {
    /// Whether the drawing points along the line of text and so turns round with it.
    const fn follows_text(self) -> bool {
        matches!(
            self,
            Glyph::ChevronRight | Glyph::External | Glyph::List | Glyph::SignOut | Glyph::Tree
        )
    }
}

/// A drawing beside words, or alone in something that has a name: never read aloud itself.
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg
            class="icon"
            viewBox="0 0 16 16"
            aria-hidden="true"
            data-flip=glyph.follows_text().then_some("")
        >
            <path d=glyph.path()></path>
        </svg>
    }
}
