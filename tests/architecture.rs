//! The house rules, held by reading the sources: who may know whom, what a file may hold, how it is named.
//! Runs none of the code.

// It reads files, which a test in the browser cannot.
#![cfg(not(target_arch = "wasm32"))]

#[path = "architecture/files.rs"]
mod files;
#[path = "architecture/gone.rs"]
mod gone;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/modules.rs"]
mod modules;
#[path = "architecture/sentences.rs"]
mod sentences;
#[path = "architecture/sizes.rs"]
mod sizes;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/styles.rs"]
mod styles;

use std::sync::LazyLock;

use source::{File, Source, read};

static CONSOLE: LazyLock<Vec<Source>> = LazyLock::new(|| rust(&["src"]));
static RUST: LazyLock<Vec<Source>> =
    LazyLock::new(|| rust(&["src", "domain", "text", "sandbox", "tests"]));

fn rust(folders: &[&str]) -> Vec<Source> {
    let files = read(folders, ".rs");
    assert!(files.len() > 50, "the sources were not found");
    let source = |file: &File| Source::new(&file.path, &file.text);
    files.iter().map(source).collect()
}

#[track_caller]
fn hold(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn styles() -> Vec<File> {
    let files = read(&["style"], ".css");
    assert!(files.len() > 4, "the stylesheets were not found");
    files
}

#[test]
fn has_layers_that_know_only_those_below() {
    hold(layers::layers_know_only_those_below(&CONSOLE));
}

#[test]
fn has_components_without_a_word_of_the_product() {
    hold(layers::components_know_no_product(&RUST));
}

#[test]
fn has_components_that_know_the_texts_of_controls_alone() {
    hold(layers::components_know_the_texts_of_controls_alone(
        &CONSOLE,
    ));
}

#[test]
fn has_an_api_client_that_makes_no_sentence() {
    hold(layers::the_api_knows_no_text(&CONSOLE));
}

#[test]
fn has_texts_that_depend_on_the_domain_alone() {
    let manifests = read(&["text"], "Cargo.toml");
    assert_eq!(manifests.len(), 1);
    hold(layers::texts_depend_on_the_domain_alone(&manifests));
}

#[test]
fn spells_sentences_in_the_crate_of_texts() {
    hold(sentences::sentences_are_in_the_crate_of_texts(&RUST));
    hold(sentences::each_exception_is_needed(&RUST));
}

#[test]
fn has_modules_that_form_no_circle() {
    hold(modules::modules_form_no_circle(&RUST));
}

#[test]
fn has_few_modules_at_the_root_of_the_domain() {
    hold(modules::the_domain_has_few_modules(&RUST));
}

#[test]
fn has_narrow_lines() {
    hold(sizes::lines_are_narrow(&RUST));
}

#[test]
fn has_short_files() {
    hold(sizes::files_are_short(&RUST));
}

#[test]
fn has_short_functions() {
    hold(sizes::functions_are_short(&RUST));
}

#[test]
fn has_functions_that_are_flat() {
    hold(sizes::functions_are_flat(&RUST));
}

#[test]
fn speaks_to_the_browser_in_few_places() {
    hold(layers::only_a_few_speak_to_the_browser(&CONSOLE));
}

#[test]
fn has_a_pure_domain_and_pure_texts() {
    hold(layers::domain_is_pure(&RUST));
}

#[test]
fn has_a_sandbox_that_does_not_know_the_console() {
    hold(layers::the_sandbox_does_not_know_the_console(&RUST));
}

#[test]
fn spells_addresses_in_one_place() {
    hold(layers::addresses_are_spelled_in_one_place(&CONSOLE));
}

#[test]
fn asks_carefully_for_what_may_be_gone() {
    hold(gone::what_may_be_gone_is_asked_for_carefully(&CONSOLE));
}

#[test]
fn says_in_each_file_what_it_is() {
    hold(files::each_file_says_what_it_is(&RUST));
}

#[test]
fn names_files_for_what_they_hold() {
    hold(files::files_are_named_for_what_they_hold(&RUST));
}

#[test]
fn gives_a_reason_where_an_error_is_dropped() {
    hold(files::what_drops_an_error_says_why(&RUST));
}

#[test]
fn leaves_nothing_for_later() {
    hold(files::nothing_is_left_for_later(&RUST));
}

#[test]
fn names_colors_by_tokens() {
    hold(styles::colors_are_named_by_tokens(&styles()));
}

#[test]
fn lets_layers_decide_which_style_wins() {
    hold(styles::styles_win_by_their_layer(&styles()));
}
