//! Commands of the palette.
