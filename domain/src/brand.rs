//! How branding looks: the preview of a sign-in page, its contrast ratios, and colors read from a logo.

pub use self::{
    contrast_check::{BrandColor, Checked, ContrastCheck, Suggestion, check_contrast, weakest},
    preview::{
        BrandPreview, BrandText, ColorOrigin, DEFAULT_PAGE_BACKGROUND, DEFAULT_PRIMARY,
        ResolvedColor,
    },
};

mod contrast_check;
pub mod logo_colors;
mod preview;
