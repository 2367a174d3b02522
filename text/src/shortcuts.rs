//! Keyboard shortcuts.
