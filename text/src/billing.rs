//! Billing modes and billing accounts.
