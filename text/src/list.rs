//! The organization list: its columns, filters, orders and its CSV file.
