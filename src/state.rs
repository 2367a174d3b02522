//! What the console knows and remembers. Asks the API, hands signals to views, and knows no view.

/// The domain's: all that is asked for through `state` fails with it, so views name it from here.
pub use canopy_domain::failure::ApiError;

pub mod clock;
pub mod connection;
pub mod deleting;
pub mod drafts;
pub mod elsewhere;
pub mod form;
pub mod host_clock;
pub mod journal;
pub mod logo;
pub mod news;
pub mod organizations;
pub mod overlays;
pub mod picture_file;
pub mod preferences;
pub mod reach;
pub mod reauthentication;
pub mod recents;
pub mod remote;
pub mod retry_waits;
pub mod reverting;
pub mod self_check;
pub mod session;
pub mod shown_picture;
pub mod storage;
pub mod tabs;
pub mod telling;
pub mod toasts;
pub mod workspace;
pub mod workspaces;
