//! The house rules, held by reading the sources: who may know whom, what a file may hold, how it is named. Runs none of the code.

// It reads files, which a test in the browser cannot.
#![cfg(not(target_arch = "wasm32"))]

#[path = "architecture/files.rs"]
mod files;
#[path = "architecture/gone.rs"]
mod gone;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/styles.rs"]
mod styles;

use source::{Source, read};

const CONSOLE: &[&str] = &["src"];
const RUST: &[&str] = &["src", "domain", "sandbox", "tests"];

#[track_caller]
fn hold(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn console() -> Vec<Source> {
    read(CONSOLE, &[".rs"])
}

fn rust() -> Vec<Source> {
    let sources = read(RUST, &[".rs"]);
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

fn styles() -> Vec<Source> {
    let sources = read(&["style"], &[".css"]);
    assert!(sources.len() > 4, "the stylesheets were not found");
    sources
}

#[test]
fn has_layers_that_know_only_those_below() {
    hold(layers::layers_know_only_those_below(&console()));
}

#[test]
fn has_components_without_a_word_of_the_product() {
    hold(layers::components_know_no_product(&rust()));
}

#[test]
fn speaks_to_the_browser_in_few_places() {
    hold(layers::only_a_few_speak_to_the_browser(&console()));
}

#[test]
fn has_a_pure_domain() {
    hold(layers::domain_is_pure(&rust()));
}

#[test]
fn has_a_sandbox_that_does_not_know_the_console() {
    hold(layers::the_sandbox_does_not_know_the_console(&rust()));
}

#[test]
fn reads_keys_in_one_place() {
    hold(layers::keys_are_read_in_one_place(&console()));
}

#[test]
fn spells_addresses_in_one_place() {
    hold(layers::addresses_are_spelled_in_one_place(&console()));
}

#[test]
fn asks_carefully_for_what_may_be_gone() {
    hold(gone::what_may_be_gone_is_asked_for_carefully(&console()));
    hold(gone::tasks_are_begun_in_one_place(&console()));
}

#[test]
fn says_in_each_file_what_it_is() {
    hold(files::each_file_says_what_it_is(&rust()));
}

#[test]
fn names_files_for_what_they_hold() {
    hold(files::files_are_named_for_what_they_hold(&rust()));
}

#[test]
fn gives_a_reason_where_something_may_fail() {
    hold(files::what_may_fail_says_why_it_does_not(&rust()));
}

#[test]
fn leaves_nothing_for_later() {
    hold(files::nothing_is_left_for_later(&rust()));
}

#[test]
fn names_colors_by_tokens() {
    hold(styles::colors_are_named_by_tokens(&styles()));
}

#[test]
fn lets_layers_decide_which_style_wins() {
    hold(styles::styles_win_by_their_layer(&styles()));
}
