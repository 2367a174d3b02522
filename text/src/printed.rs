//! The line above what is printed: of what, how narrowed, how much, and when.

use crate::counts::grouped;

/// What is printed.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    pub workspace: String,
    pub view: &'static str,
    pub search: String,
    /// In words; any of those that are joined into one, and all of the others.
    pub filters: Vec<String>,
    /// How many are listed, where something is.
    pub count: String,
    /// Only so many of them come to paper.
    pub first: Option<usize>,
}

/// The year, the month from 1, and the day.
pub type Date = (u32, u32, u32);

/// "Fjordlink · Limits · “ardent” · Over · 34 of 1,000 · 27 Nov 2026, 09:14"
pub fn line(printed: &Printed, date: Date, (hours, minutes): (u32, u32)) -> String {
    let search = printed.search.trim();
    let mut parts = vec![printed.workspace.clone(), printed.view.to_owned()];
    if !search.is_empty() {
        parts.push(format!("“{search}”"));
    }
    parts.extend(printed.filters.iter().cloned());
    parts.push(printed.count.clone());
    if let Some(first) = printed.first {
        parts.push(format!("the first {} printed", grouped(first as u64)));
    }
    parts.push(format!("{}, {hours:02}:{minutes:02}", day(date)));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// "27 Nov 2026": read alike wherever the month comes first or second.
fn day((year, month, day): Date) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = MONTHS.get((month as usize).wrapping_sub(1));
    format!("{day} {} {year}", month.unwrap_or(&""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_says_what_it_has_and_when_it_was_printed() {
        let list = Printed {
            workspace: "Fjordlink".into(),
            view: "Organizations",
            filters: vec!["Over limit".into()],
            count: "34 of 1,000".into(),
            ..Printed::default()
        };
        assert_eq!(
            line(&list, (2026, 11, 27), (9, 14)),
            "Fjordlink · Organizations · Over limit · 34 of 1,000 · 27 Nov 2026, 09:14"
        );
        let long = Printed {
            search: " ardent ".into(),
            first: Some(5_000),
            ..list
        };
        assert_eq!(
            line(&long, (2026, 1, 2), (0, 0)),
            "Fjordlink · Organizations · “ardent” · Over limit · 34 of 1,000 · \
             the first 5,000 printed · 2 Jan 2026, 00:00"
        );
    }

    #[test]
    fn a_page_without_a_list_says_where_and_when() {
        let page = Printed {
            workspace: "Fjordlink".into(),
            ..Printed::default()
        };
        assert_eq!(
            line(&page, (2026, 12, 1), (23, 5)),
            "Fjordlink · 1 Dec 2026, 23:05"
        );
    }
}
