//! Canopy in a real browser.
