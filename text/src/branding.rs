//! Branding: colors, login hints, and what a sign-in page shows.
