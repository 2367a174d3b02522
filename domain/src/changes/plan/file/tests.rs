//! Files read and written.
