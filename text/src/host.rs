//! What the host of the console sends with the page.
