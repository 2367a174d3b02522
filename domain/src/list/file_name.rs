//! What a file is called that holds what is listed: by it one finds it again among others.

/// Letters of each part: the whole stays well below the 255 bytes that file systems take, in any script.
const PART_MAX: usize = 30;

/// `fjordlink-organizations-over-2026-11-27.csv`: each part in lower case, with hyphens for all that is neither a
/// letter nor a digit; a part of which nothing is left is left out. `today` and `ending` are taken as they are.
pub fn file_name<'a>(
    parts: impl IntoIterator<Item = &'a str>,
    today: &str,
    ending: &str,
) -> String {
    let parts = parts.into_iter().map(slug).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.chain([today.to_owned()]).collect();
    format!("{}.{ending}", parts.join("-"))
}

fn slug(part: &str) -> String {
    let mut slug = String::new();
    for letter in part.chars().flat_map(char::to_lowercase) {
        match letter.is_alphanumeric() {
            true => slug.push(letter),
            false if slug.is_empty() || slug.ends_with('-') => {}
            false => slug.push('-'),
        }
    }
    let slug: String = slug.chars().take(PART_MAX).collect();
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_what_it_holds_and_by_its_date() {
        let name = file_name(["Fjordlink", "organizations", "over"], "2026-11-27", "csv");
        assert_eq!(name, "fjordlink-organizations-over-2026-11-27.csv");
    }

    #[test]
    fn nothing_in_a_part_can_lead_out_of_the_folder_or_end_the_name_early() {
        let name = file_name(
            ["../a\\b: \"c\"", "\u{202e}", "..", "ÅR 3"],
            "2026-01-02",
            "tsv",
        );
        assert_eq!(name, "a-b-c-år-3-2026-01-02.tsv");
    }

    #[test]
    fn a_long_part_is_cut() {
        let name = file_name(["山".repeat(200).as_str()], "2026-01-02", "csv");
        assert!(name.len() < 255, "{name}");
    }
}
