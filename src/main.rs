//! Starts the console in the page.

fn main() {
    console_error_panic_hook::set_once();
    canopy_domain::unicode::fold::compose_ideographs(canopy::composed::composed);
    leptos::mount::mount_to_body(canopy::app::App);
}
