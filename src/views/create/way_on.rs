//! Where one stands when something was created: where one came from, on the row of what is new.

use canopy_domain::organization::{OrganizationId, WorkspaceId};

use crate::{
    address::{Address, value_in},
    routes::{
        Route, Tab,
        query::{SEARCH, TAB},
    },
    state::news::Seat,
};

/// A place with a row for what was created.
pub struct WayOn {
    pub href: String,
    pub seat: Seat,
}

/// The list or the tree one came from; for a child the children of its parent, on its page or beside the tree.
pub fn way_on(address: Address, workspace: WorkspaceId, parent: Option<OrganizationId>) -> WayOn {
    let left = address.left();
    let from = address.place(&left);
    let is_in_tree = is_tree_of(&from, &workspace);
    let (href, seat) = match (parent, from) {
        (Some(parent), _) if is_in_tree => {
            let search = value_in(&left, SEARCH);
            let query = [(SEARCH, search.as_str()), (TAB, Tab::Children.slug())];
            let place = Route::Tree(workspace, Some(parent));
            (address.href_with(&place, query), Seat::Table)
        }
        (Some(parent), _) => {
            let place = Route::Organization(workspace, parent, Tab::Children);
            (address.href(&place), Seat::Table)
        }
        (None, _) if is_in_tree => (left, Seat::Tree),
        (None, Route::Organizations(at)) if at == workspace => (left, Seat::Table),
        (None, _) => (address.href(&Route::Organizations(workspace)), Seat::Table),
    };
    WayOn { href, seat }
}

/// Where an organization is open: beside the tree for whoever came from there.
pub fn open_place(address: Address, workspace: WorkspaceId, id: OrganizationId) -> String {
    let from = address.place(&address.left());
    address.href(&match is_tree_of(&from, &workspace) {
        true => Route::Tree(workspace, Some(id)),
        false => Route::Organization(workspace, id, Tab::Overview),
    })
}

fn is_tree_of(place: &Route, workspace: &WorkspaceId) -> bool {
    matches!(place, Route::Tree(at, _) if at == workspace)
}
