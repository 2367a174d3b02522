//! All that the palette's choices reach: where the person is, what may be done there, and the doing.

use canopy_domain::{
    commands::command::{Command, Shown, Situation, Within},
    list::comparison::{ids_of_word, ids_word},
    organization::{OrganizationId, WorkspaceId},
};
use canopy_text::commands;
use leptos::prelude::*;

use crate::{
    address::{Address, use_address},
    components::{copy_button::put_on_clipboard, focus::focus_into},
    reactive::{effect, spawn_unscoped},
    routes::{
        Route, Tab,
        query::{DIFFERENCES, IDS},
    },
    state::{
        clock,
        elsewhere::Elsewhere,
        overlays::{Overlay, Overlays, use_overlays},
        preferences::{Preferences, Theme, use_preferences},
        recents::RecentlyOpen,
        session::{Session, use_session},
        toasts::{Toasts, use_toasts},
        workspace::WorkspaceState,
        workspaces::{Workspaces, use_workspaces},
    },
};

#[derive(Clone, Copy)]
pub struct Actions {
    pub overlays: Overlays,
    pub preferences: Preferences,
    pub workspaces: Workspaces,
    /// What is found in the workspaces the person isn't in.
    pub elsewhere: Elsewhere,
    /// `None`: the person is in no workspace.
    pub workspace: Option<WorkspaceState>,
    recents: Option<RecentlyOpen>,
    address: Address,
    /// In the query of the page that compares.
    ids: Memo<String>,
    differences: Memo<String>,
    session: Session,
    toasts: Toasts,
}

impl Actions {
    pub fn here() -> Self {
        let session = use_session();
        let workspace = use_context::<WorkspaceState>();
        Self {
            overlays: use_overlays(),
            preferences: use_preferences(),
            workspaces: use_workspaces(),
            elsewhere: Elsewhere::than(workspace.map(|workspace| workspace.id())),
            workspace,
            recents: workspace.map(|workspace| RecentlyOpen::restore(session, workspace)),
            address: use_address(),
            ids: use_address().query(IDS),
            differences: use_address().query(DIFFERENCES),
            session,
            toasts: use_toasts(),
        }
    }

    /// Follows the person from one organization to the next.
    pub fn notes_what_is_open(self) {
        let route = self.address.route();
        effect(move || {
            let open = route.with(|route| route.organization().cloned());
            if let (Some(recents), Some(id)) = (self.recents, open) {
                recents.open(&id);
            }
        });
    }

    /// What was open last, without what is open now.
    pub fn recents(self) -> Vec<OrganizationId> {
        let at_hand = self.at_hand();
        self.recents
            .map(|recents| recents.besides(at_hand.as_ref()))
            .unwrap_or_default()
    }

    /// The organization the page is about, if it is known.
    pub fn at_hand(self) -> Option<OrganizationId> {
        let route = self.address.route();
        let id = route.with(|route| route.organization().cloned())?;
        self.workspace?.organizations.find(&id).map(|_| id)
    }

    /// The parent of the organization the page is about.
    fn parent_at_hand(self) -> Option<OrganizationId> {
        let organizations = self.workspace?.organizations;
        let forest = organizations.forest();
        let parent = forest.parent(forest.index_of(&self.at_hand()?)?)?;
        Some(forest.get(parent).id.clone())
    }

    /// What decides which commands are offered.
    pub fn situation(self) -> Situation {
        let shown = self.address.route().with(|route| match route {
            Route::Tree(..) => Shown::BesideTree,
            Route::NewChild(..) | Route::Edit(..) => Shown::Form,
            _ => Shown::Page,
        });
        let workspace = self.workspace.map(|workspace| Within {
            can_write: workspace.write_block().is_none(),
            at_hand: self.at_hand().map(|_| shown),
            has_parent: self.parent_at_hand().is_some(),
        });
        Situation { workspace }
    }

    /// Opens an organization where the person is: beside the tree, or on its page.
    pub fn open(self, id: OrganizationId) {
        let is_in_tree = self
            .address
            .route()
            .with_untracked(|route| matches!(route, Route::Tree(..)));
        self.go_within(move |workspace| match is_in_tree {
            true => Route::Tree(workspace, Some(id)),
            false => Route::Organization(workspace, id, Tab::Overview),
        });
    }

    /// Opens an organization of another workspace.
    pub fn open_in(self, workspace: WorkspaceId, id: OrganizationId) {
        self.go(&Route::Organization(workspace, id, Tab::Overview));
    }

    /// Does to an organization what a command does to the one at hand.
    pub fn run_on(self, command: Command, id: OrganizationId) {
        match command {
            Command::Edit => self.go_within(|workspace| Route::Edit(workspace, id)),
            Command::ShowLimits => {
                self.go_within(|workspace| Route::Organization(workspace, id, Tab::Limits))
            }
            Command::ShowInTree => self.go_within(|workspace| Route::Tree(workspace, Some(id))),
            Command::CopyId => self.copies(Some(id)),
            _ => self.open(id),
        }
    }

    /// What is compared, or the organization at hand, which is to be.
    pub fn compared(self) -> Vec<OrganizationId> {
        let route = self.address.route();
        if route.with(|route| matches!(route, Route::Compare(_))) {
            return self.ids.with(|word| ids_of_word(word));
        }
        self.at_hand().into_iter().collect()
    }

    /// Compares what is compared with one more.
    pub fn compares_with(self, id: OrganizationId) {
        let mut ids = untrack(|| self.compared());
        ids.push(id);
        self.overlays.close();
        if let Some(workspace) = self.workspace {
            let place = Route::Compare(workspace.id());
            let query = [
                (IDS, ids_word(&ids)),
                (DIFFERENCES, untrack(|| self.differences.get())),
            ];
            let query = query.iter().map(|(key, value)| (*key, value.as_str()));
            self.address
                .visit(&self.address.href_with(&place, query), false);
            focus_into("#main");
        }
    }

    pub fn creates_child(self, parent: OrganizationId) {
        self.go_within(|workspace| Route::NewChild(workspace, parent));
    }

    pub fn switches_to(self, workspace: WorkspaceId) {
        self.go(&Route::Organizations(workspace));
    }

    /// Goes to the list with a query in its address.
    pub fn open_list(self, query: &[(&str, &str)]) {
        self.overlays.close();
        if let Some(workspace) = self.workspace {
            let list = Route::Organizations(workspace.id());
            let href = self.address.href_with(&list, query.iter().copied());
            self.address.visit(&href, false);
            focus_into("#main");
        }
    }

    pub fn run(self, command: Command) {
        let at_hand = untrack(|| self.at_hand());
        let on_it = |go: fn(WorkspaceId, OrganizationId) -> Route| {
            if let Some(id) = at_hand.clone() {
                self.go_within(|workspace| go(workspace, id));
            }
        };
        match command {
            Command::CreateChild => on_it(Route::NewChild),
            Command::Edit | Command::ShowLimits | Command::ShowInTree | Command::CopyId => {
                if let Some(id) = at_hand {
                    self.run_on(command, id);
                }
            }
            Command::OpenParent => {
                if let Some(id) = untrack(|| self.parent_at_hand()) {
                    self.open(id);
                }
            }
            Command::OpenPage => {
                on_it(|workspace, id| Route::Organization(workspace, id, Tab::Overview))
            }
            Command::Compare => self.overlays.open(Overlay::Compare),
            Command::Delete => self.overlays.open(Overlay::Delete),
            Command::CreateOrganization => self.go_within(Route::NewOrganization),
            Command::Organizations => self.go_within(Route::Organizations),
            Command::Tree => self.go_within(|workspace| Route::Tree(workspace, None)),
            Command::Limits => self.go_within(Route::Limits),
            Command::Reload => {
                self.overlays.close();
                if let Some(workspace) = self.workspace {
                    workspace.reload();
                }
            }
            Command::CopyLink => self.copies_link(),
            Command::Print => {
                self.overlays.close();
                // Without the palette on it.
                spawn_unscoped(async {
                    clock::next_task().await;
                    // A browser without a printer leaves it.
                    let _ = window().print();
                });
            }
            Command::Workspaces => self.go(&Route::Workspaces),
            Command::Journal => {
                self.overlays.close();
                self.session.journal.show(true);
            }
            Command::SystemTheme => self.set_theme(Theme::System),
            Command::LightTheme => self.set_theme(Theme::Light),
            Command::DarkTheme => self.set_theme(Theme::Dark),
            Command::CompactRows => self.set_compact(true),
            Command::ComfortableRows => self.set_compact(false),
            Command::Shortcuts => self.overlays.open(Overlay::Shortcuts),
            Command::About => self.go(&Route::About),
            Command::SignOut => {
                self.overlays.close();
                self.session.sign_out();
                self.address.go(&Route::SignIn);
            }
        }
    }

    fn go(self, route: &Route) {
        self.overlays.close();
        self.address.go(route);
        focus_into("#main");
    }

    fn go_within(self, place: impl FnOnce(WorkspaceId) -> Route) {
        if let Some(workspace) = self.workspace {
            self.go(&place(workspace.id()));
        }
    }

    fn set_theme(self, theme: Theme) {
        self.overlays.close();
        self.preferences.set_theme(theme);
    }

    fn set_compact(self, is_compact: bool) {
        self.overlays.close();
        self.preferences.set_compact(is_compact);
    }

    fn copies_link(self) {
        self.overlays.close();
        spawn_unscoped(async move {
            let link = window().location().href().unwrap_or_default();
            match put_on_clipboard(&link).await {
                true => self.toasts.say(commands::LINK_COPIED.to_owned()),
                false => self.toasts.fail(commands::LINK_NOT_COPIED),
            }
        });
    }

    fn copies(self, id: Option<OrganizationId>) {
        self.overlays.close();
        let Some(id) = id else {
            return;
        };
        spawn_unscoped(async move {
            if put_on_clipboard(id.as_str()).await {
                self.toasts.say(commands::id_copied(id.as_str()));
            } else {
                self.toasts.fail(commands::id_not_copied(id.as_str()));
            }
        });
    }
}
