//! The files in which the API gives out a workspace's usage: what they are called, and whether what came is one.
//! Reads no number in them.

use crate::wire::{BYTE_ORDER_MARK, Malformed, Mistake, decoded};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UsageFile {
    Csv,
    Pdf,
}

impl UsageFile {
    pub const ALL: [UsageFile; 2] = [UsageFile::Csv, UsageFile::Pdf];

    /// How the name of such a file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            UsageFile::Csv => "csv",
            UsageFile::Pdf => "pdf",
        }
    }

    /// The last part of its path.
    pub const fn name(self) -> &'static str {
        match self {
            UsageFile::Csv => "usage.csv",
            UsageFile::Pdf => "usage.pdf",
        }
    }

    /// The word on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            UsageFile::Csv => "CSV",
            UsageFile::Pdf => "PDF",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            UsageFile::Csv => "text/csv",
            UsageFile::Pdf => "application/pdf",
        }
    }

    /// Whether this can be such a file: a PDF by its first bytes; CSV has no mark, but is text that is
    /// neither a page nor JSON, which is what comes from a host that answers for the API.
    ///
    /// # Errors
    /// [`Malformed`] where it cannot.
    pub fn check(self, bytes: &[u8]) -> Result<(), Malformed> {
        let fits = match self {
            UsageFile::Pdf => {
                let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
                bytes.starts_with(b"%PDF-")
            }
            // A broken letter in a name is no reason to withhold the file.
            UsageFile::Csv => {
                let text = decoded(bytes);
                let is_before = |c: char| c.is_whitespace() || c == '\u{feff}';
                let text = text.trim_start_matches(is_before);
                !text.is_empty() && !text.starts_with(['<', '{', '[']) && !text.contains('\0')
            }
        };
        if fits {
            return Ok(());
        }
        Err(Malformed::whole(Mistake::NotAFile(self)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_or_json_in_place_of_a_file_is_found_out() {
        assert!(UsageFile::Csv.check(b"organization_id,name\n").is_ok());
        assert!(UsageFile::Pdf.check(b"%PDF-1.7\n").is_ok());
        assert!(
            UsageFile::Csv
                .check(b"\xEF\xBB\xBForganization_id,M\xFCller\n")
                .is_ok()
        );
        assert!(UsageFile::Csv.check(b"\xFF\xFEi\0d\0").is_ok());
        assert!(UsageFile::Pdf.check(b"\xEF\xBB\xBF%PDF-1.7\n").is_ok());
        for bytes in [
            &b""[..],
            b" \n",
            b"<!doctype html>",
            b"\xEF\xBB\xBF<!doctype html>",
            b"\xEF\xBB\xBF",
            b"\xFF\xFE<\0!\0",
            b"\x1F\x8B\x08\0",
            b"{\"message\":1}",
            b"\xff\xfe",
        ] {
            assert!(UsageFile::Csv.check(bytes).is_err());
            assert!(UsageFile::Pdf.check(bytes).is_err());
        }
    }
}
