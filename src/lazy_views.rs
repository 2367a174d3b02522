//! The parts of the console that the list does without: downloaded when one is first wanted, or ahead of that once the
//! list stands. Which view each part is, and what stands while it is on its way; knows nothing of what is in it.

mod style;

use canopy_text::{
    errors::{RETRY, page},
    shell::CANOPY,
};
use futures::future::join;
use leptos::prelude::*;

use crate::{
    code_split::{NotThere, split_off},
    components::{
        button::Button,
        icon::Glyph,
        panel::StatePanel,
        saving::is_data_saved,
        skeleton::{Skeleton, SkeletonShape},
        tone::Tone,
    },
    reactive::spawn_unscoped,
    views::{
        about::About,
        answer_notices::AnswerNotices,
        create::CreatePage,
        edit::EditPage,
        limits::LimitsPage,
        notices::Notices,
        organization::OrganizationPage,
        palette::Palette,
        session::{SessionJournal, SessionNotices},
        shell::bar_search::BarSearch,
        shortcuts::Shortcuts,
        sign_in::SignIn,
        tree::TreePage,
        workspaces::WorkspacePicker,
    },
};

/// Makes a part's view.
type Show = fn() -> AnyView;

/// A view, and the file its code lies in. One file is for what stands around every page; one for signing in, which most
/// people do once a day; one for the places, since whoever looks at one soon looks at another; one for the forms, which only
/// some need.
macro_rules! parts {
    ($($part:ident in $file:ident: $arrive:ident, $view:ident;)*) => {
        #[derive(Clone, Copy, PartialEq)]
        pub enum Part {
            $($part),*
        }

        impl Part {
            const ALL: &[Part] = &[$(Part::$part),*];

            async fn arrive(self) -> Result<Show, NotThere> {
                match self {
                    $(Part::$part => $arrive().await,)*
                }
            }
        }

        $(split_off! {
            $file: fn $arrive() -> Show { || view! { <$view/> }.into_any() }
        })*
    };
}

parts! {
    BarSearch in around: bar_search, BarSearch;
    Notices in around: notices, Notices;
    Answers in around: answers, AnswerNotices;
    Session in around: session, SessionNotices;
    Journal in around: journal, SessionJournal;
    SignIn in entrance: sign_in, SignIn;
    Workspaces in entrance: workspaces, WorkspacePicker;
    Tree in places: tree, TreePage;
    Organization in places: organization, OrganizationPage;
    Limits in places: limits, LimitsPage;
    About in places: about, About;
    Palette in places: palette, Palette;
    Shortcuts in places: shortcuts, Shortcuts;
    Create in create: create, CreatePage;
    Edit in create: edit, EditPage;
}

impl Part {
    /// What nothing leads to: it is there, or it is missed.
    const AROUND: &[Part] = &[
        Part::BarSearch,
        Part::Notices,
        Part::Answers,
        Part::Session,
        Part::Journal,
    ];
}

#[derive(Clone, Copy)]
enum LoadState {
    Unasked,
    UnderWay,
    There(Show),
    Failed,
}

/// Which parts have arrived. One for the whole console.
#[derive(Clone, Copy)]
pub struct Parts([RwSignal<LoadState>; Part::ALL.len()]);

impl Default for Parts {
    fn default() -> Self {
        Self([(); Part::ALL.len()].map(|()| RwSignal::new(LoadState::Unasked)))
    }
}

impl Parts {
    fn of(self, part: Part) -> RwSignal<LoadState> {
        self.0[part as usize]
    }

    /// Asks for a part, unless it is there or under way.
    pub fn ask(self, part: Part) {
        let arrival = self.of(part);
        if matches!(
            arrival.get_untracked(),
            LoadState::Unasked | LoadState::Failed
        ) {
            arrival.set(LoadState::UnderWay);
            spawn_unscoped(async move {
                let (show, is_styled) = join(part.arrive(), style::arrive()).await;
                arrival.set(match show {
                    Ok(show) if is_styled => LoadState::There(show),
                    _ => LoadState::Failed,
                });
            });
        }
    }

    /// Whether a part was asked for and did not arrive.
    pub fn is_missing(self, part: Part) -> bool {
        matches!(self.of(part).get(), LoadState::Failed)
    }

    /// Asks for every part, so that none has to be waited for later. One that fails is asked for again when it is wanted.
    /// Who saves data gets no more than what stands around every page.
    pub fn ask_ahead(self) {
        let saves_data = is_data_saved();
        for &part in Part::ALL {
            if !saves_data || Part::AROUND.contains(&part) {
                self.ask(part);
            }
        }
    }

    pub fn are_all_asked(self) -> bool {
        self.0
            .iter()
            .all(|arrival| !matches!(arrival.get_untracked(), LoadState::Unasked))
    }
}

/// A part's view, as soon as it is there.
#[component]
pub fn PartView(part: Part) -> impl IntoView {
    let parts = expect_context::<Parts>();
    parts.ask(part);
    let retry = move || parts.ask(part);
    move || {
        let waits = match parts.of(part).get() {
            LoadState::There(show) => return show(),
            LoadState::Failed => view! {
                <StatePanel
                    tone=Tone::Over
                    icon=Glyph::Offline
                    title=page::TITLE
                    detail=page::ADVICE
                >
                    <Button label=RETRY icon=Glyph::Retry on_press=retry/>
                </StatePanel>
            }
            .into_any(),
            LoadState::Unasked | LoadState::UnderWay => {
                view! { <Skeleton label=page::LOADING shape=SkeletonShape::Text lines=7/> }
                    .into_any()
            }
        };
        view! {
            <div class="page-waits">
                <h1 class="visually-hidden">{CANOPY}</h1>
                {waits}
            </div>
        }
        .into_any()
    }
}

/// A part's view from when it is there. Asks for nothing: for what a page can be used without.
#[component]
pub fn LazyView(part: Part) -> impl IntoView {
    let arrival = expect_context::<Parts>().of(part);
    move || match arrival.get() {
        LoadState::There(show) => Some(show()),
        _ => None,
    }
}
