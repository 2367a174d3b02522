//! The two parsers of what comes from outside, answers of the API and files of a person, under inputs nobody meant.
//!
//! The two that stand for a parser each try 10,000 inputs, the others 2,000; or all of them as many as
//! CANOPY_FUZZ_INPUTS says. Each prints how many it was.

mod answers;
mod files;
mod inputs;
