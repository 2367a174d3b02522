//! How branding looks: decides the colors of a sign-in page's preview, whether its contrast is enough, which color
//! would pass instead, and which colors a logo has.

pub use self::{
    contrast_check::{
        BrandColor, Checked, ContrastCheck, Suggestion, check_contrast, mended, weakest_of,
    },
    preview::{
        BrandPreview, BrandText, ColorOrigin, DEFAULT_PAGE_BACKGROUND, DEFAULT_PRIMARY,
        ResolvedColor,
    },
};

mod contrast_check;
pub mod logo_colors;
mod preview;
