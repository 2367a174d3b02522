//! The parts of the console that the list does without: downloaded when one is first wanted, or ahead of that once the
//! list stands. Which view each part is, which file its code lies in, and what stands while that is on its way.

mod style;

use canopy_text::{controls::RETRY, errors::page, shell::CANOPY};
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
        compare::ComparePage,
        create::CreatePage,
        edit::EditPage,
        freshness::Freshness,
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

/// Makes the view of a part that lies in the same file, of no other.
type Show = fn(Part) -> Option<AnyView>;

/// The views, each in the file its code lies in. The split function of a file returns what makes all of its views.
macro_rules! files {
    ($($(#[$about:meta])* $file:ident: $split:ident { $($part:ident: $view:ident,)* })*) => {
        #[derive(Clone, Copy, PartialEq)]
        pub enum Part {
            $($($part),*),*
        }

        #[derive(Clone, Copy, PartialEq)]
        enum File {
            $($(#[$about])* $file),*
        }

        impl Part {
            const ALL: &[Part] = &[$($(Part::$part),*),*];

            const fn file(self) -> File {
                match self {
                    $($(Part::$part)|* => File::$file,)*
                }
            }
        }

        impl File {
            async fn arrive(self) -> Result<Show, NotThere> {
                match self {
                    $(File::$file => $split().await,)*
                }
            }
        }

        $(split_off! {
            $split: fn $split() -> Show {
                |part| match part {
                    $(Part::$part => Some(view! { <$view/> }.into_any()),)*
                    _ => None,
                }
            }
        })*
    };
}

files! {
    /// What stands around every page. Nothing leads to it: it is there, or it is missed.
    Around: around {
        BarSearch: BarSearch,
        Notices: Notices,
        Answers: AnswerNotices,
        Freshness: Freshness,
        Session: SessionNotices,
        Journal: SessionJournal,
    }
    /// Signing in, which most people do once a day.
    Entrance: entrance {
        SignIn: SignIn,
        Workspaces: WorkspacePicker,
    }
    /// The places: whoever looks at one soon looks at another.
    Places: places {
        Tree: TreePage,
        Organization: OrganizationPage,
        Limits: LimitsPage,
        About: About,
        Palette: Palette,
        Shortcuts: Shortcuts,
    }
    /// The forms, which only some need.
    Create: create {
        Create: CreatePage,
        Edit: EditPage,
    }
    /// What is looked at now and then.
    Comparing: comparing {
        Compare: ComparePage,
    }
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
        let state = self.of(part);
        if matches!(
            state.get_untracked(),
            LoadState::Unasked | LoadState::Failed
        ) {
            state.set(LoadState::UnderWay);
            spawn_unscoped(async move {
                let (show, is_styled) = join(part.file().arrive(), style::arrive()).await;
                state.set(match show {
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

    /// With each call, asks for one part more, so that none has to be waited for later, until it says that there are no
    /// more. Who saves data gets no more than what stands around every page.
    pub fn ask_ahead(self) -> impl FnMut() -> bool {
        let saves_data = is_data_saved();
        let all = Part::ALL.iter().copied();
        let mut wanted = all.filter(move |part| !saves_data || part.file() == File::Around);
        move || {
            let next = wanted.next();
            if let Some(part) = next {
                self.ask(part);
            }
            next.is_some()
        }
    }

    pub fn are_all_asked(self) -> bool {
        self.0
            .iter()
            .all(|state| !matches!(state.get_untracked(), LoadState::Unasked))
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
            LoadState::There(show) => return show(part).into_any(),
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
    let state = expect_context::<Parts>().of(part);
    move || match state.get() {
        LoadState::There(show) => show(part),
        _ => None,
    }
}
