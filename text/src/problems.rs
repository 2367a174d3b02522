//! What is wrong with a value that was typed.
