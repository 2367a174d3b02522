//! Several changes of each organization made one, field by field. What others changed between two of them is theirs and
//! isn't part of it. Plans nothing.

use std::{collections::HashMap, sync::Arc};

use crate::{
    changes::plan::run::Done,
    form::{draft::OrganizationDraft, field::Field},
    organization::{Organization, OrganizationId},
};

/// All that was done to one organization.
pub(super) struct Folded<'a> {
    pub id: &'a OrganizationId,
    /// What it was called last.
    pub title: &'a str,
    pub was_created: bool,
    /// As it was when it was deleted. `None`: it wasn't.
    pub deleted: Option<&'a Arc<Organization>>,
    /// The fields that were changed, as they were before; the others are the same in both.
    pub before: OrganizationDraft,
    /// As the last change left them.
    pub after: OrganizationDraft,
    changed: Vec<Field>,
}

/// One for each organization, in the order in which each was changed last.
pub(super) fn folded(done: &[Done]) -> Vec<Folded<'_>> {
    let mut found: HashMap<&OrganizationId, usize> = HashMap::new();
    let mut all: Vec<(usize, Folded<'_>)> = Vec::new();
    for (number, one) in done.iter().enumerate() {
        let Some(last) = one.after.as_ref().or(one.before.as_ref()) else {
            continue;
        };
        let at = *found.entry(&last.id).or_insert(all.len());
        if at == all.len() {
            all.push((number, Folded::of(last)));
        }
        let (last_number, folded) = &mut all[at];
        *last_number = number;
        folded.title = last.title();
        match (&one.before, &one.after) {
            (Some(before), Some(after)) => folded.change(before, after),
            (Some(before), None) => folded.deleted = Some(before),
            (None, _) => folded.was_created = true,
        }
    }
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, folded)| folded).collect()
}

impl<'a> Folded<'a> {
    /// Nothing done yet.
    fn of(organization: &'a Organization) -> Self {
        Self {
            id: &organization.id,
            title: organization.title(),
            was_created: false,
            deleted: None,
            before: OrganizationDraft::default(),
            after: OrganizationDraft::default(),
            changed: Vec::new(),
        }
    }

    fn change(&mut self, before: &Organization, after: &Organization) {
        // There again, so that it wasn't gone.
        self.deleted = None;
        let [before, after] = [before, after].map(OrganizationDraft::of);
        for field in Field::ALL {
            if before.same(&after, field) {
                continue;
            }
            let is_known = self.changed.contains(&field);
            if !is_known {
                self.changed.push(field);
            }
            // Where somebody else changed it meanwhile, it goes back no further than to theirs.
            if !(is_known && before.same(&self.after, field)) {
                self.before.copy(field, &before);
                self.before.unread.retain(|unread| *unread != field);
                let is_unread = before.unread.contains(&field);
                self.before.unread.extend(is_unread.then_some(field));
            }
            self.after.copy(field, &after);
        }
    }
}
