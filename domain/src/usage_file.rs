//! The files in which the API gives out a workspace's usage: what they are called, and whether what came is one. Reads no number in them.

use crate::wire::Malformed;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UsageFile {
    Csv,
    Pdf,
}

impl UsageFile {
    pub const ALL: [UsageFile; 2] = [UsageFile::Csv, UsageFile::Pdf];

    /// The last part of its path, and its name on the disk.
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
            UsageFile::Pdf => bytes.starts_with(b"%PDF-"),
            UsageFile::Csv => std::str::from_utf8(bytes).is_ok_and(|text| {
                !text.trim().is_empty() && !text.trim_start().starts_with(['<', '{', '['])
            }),
        };
        if fits {
            return Ok(());
        }
        Err(Malformed {
            json_path: ".".into(),
            message: format!("this is no {} file", self.label()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_or_json_in_place_of_a_file_is_found_out() {
        assert!(UsageFile::Csv.check(b"organization_id,name\n").is_ok());
        assert!(UsageFile::Pdf.check(b"%PDF-1.7\n").is_ok());
        for bytes in [
            &b""[..],
            b" \n",
            b"<!doctype html>",
            b"{\"message\":1}",
            b"\xff\xfe",
        ] {
            assert!(UsageFile::Csv.check(bytes).is_err());
            assert!(UsageFile::Pdf.check(bytes).is_err());
        }
    }
}
