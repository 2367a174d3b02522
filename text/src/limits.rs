//! Limits and usage: the page of limits, its table and its picture.
