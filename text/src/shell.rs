//! The frame around every page: navigation, account menu, missing pages.
