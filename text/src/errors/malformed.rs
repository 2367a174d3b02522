//! What is wrong with a response.

use canopy_domain::wire::{Malformed, Mistake, api_address::AddressProblem, usage_file::UsageFile};

/// What is wrong, and where, without a period.
pub(super) fn malformed(malformed: &Malformed) -> String {
    let mistake = match &malformed.mistake {
        Mistake::Parser(words) => words,
        Mistake::NoRecordRead => "none of the records could be read",
        Mistake::NotDone => "expected an empty body or a JSON object",
        Mistake::OtherOrganization => "this isn't the organization that was requested",
        Mistake::NotAFile(UsageFile::Csv) => "this isn't a CSV file",
        Mistake::NotAFile(UsageFile::Pdf) => "this isn't a PDF file",
        Mistake::TooLarge(megabytes) => {
            return format!("the response is larger than {megabytes} MB");
        }
        Mistake::Address(AddressProblem::NoAddress) => {
            "the address must begin with http or https, or be a path"
        }
        Mistake::Address(AddressProblem::Credentials) => {
            "the address must not contain a user name or password"
        }
        Mistake::Address(AddressProblem::Fragment) => {
            "the address must not contain a fragment (#...)"
        }
        Mistake::Address(AddressProblem::Query) => "the address must not contain a query (?...)",
    };
    match malformed.json_path.as_str() {
        "." => mistake.to_owned(),
        place => format!("{mistake} (at {place})"),
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::failure::ApiError;

    use super::*;
    use crate::errors::advice;

    #[test]
    fn what_is_wrong_with_a_response_is_said_with_its_place_where_it_has_one() {
        let parser = || Mistake::Parser("invalid type: null, expected list".into());
        let at = |json_path: &str, mistake| {
            advice(&ApiError::Malformed(Malformed {
                json_path: json_path.into(),
                mistake,
            }))
        };
        assert_eq!(
            at(".", parser()),
            "Unexpected data: invalid type: null, expected list."
        );
        assert_eq!(
            at("data[3].limits", parser()),
            "Unexpected data: invalid type: null, expected list (at data[3].limits)."
        );
        assert_eq!(
            at(".", Mistake::TooLarge(64)),
            "Unexpected data: the response is larger than 64 MB."
        );
        assert_eq!(
            at(".", Mistake::NotAFile(UsageFile::Pdf)),
            "Unexpected data: this isn't a PDF file."
        );
        assert_eq!(
            at("data", Mistake::NoRecordRead),
            "Unexpected data: none of the records could be read (at data)."
        );
    }
}
