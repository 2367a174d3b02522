//! The logos of organizations in rows: where each is, and which of them could not be shown.

use std::sync::Arc;

use canopy_domain::organization::Organization;

use crate::{
    components::tile::BrokenPictures,
    reactive::Anew,
    state::{
        session::use_session,
        shown_picture::{follow_changes, shown},
    },
};

/// The logos, as they were at one time.
pub struct RowLogos {
    api_base: Arc<str>,
    broken: Anew<Vec<String>>,
}

impl RowLogos {
    /// Tells the logos as they are now, and is told again whenever one is saved or turns out to be broken.
    pub fn follow(pictures: BrokenPictures) -> impl Fn() -> Self + Send + Sync + 'static {
        let api_base: Arc<str> = use_session().configuration().api_base_url.into();
        move || {
            follow_changes();
            Self {
                api_base: Arc::clone(&api_base),
                broken: pictures.get(),
            }
        }
    }

    /// Where its logo is, if there is one that can be had.
    pub fn of(&self, organization: &Organization) -> Option<String> {
        let address = organization.picture.as_deref()?;
        let address = shown(address, &self.api_base)?;
        (!self.broken.contains(&address)).then_some(address)
    }
}
