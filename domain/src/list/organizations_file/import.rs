//! A table of organizations as a plan: rows of those that are there change them, and all others create some. Judges no
//! value: what is wrong with one, the check of the plan finds.

mod keys;
mod known;
mod lines;
mod moved;
mod resolution;

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use self::{
    lines::{Line, lines},
    resolution::{Parent, Resolution, Target},
};
use super::{cell, column::Column, mapping::Mapping};
use crate::{
    changes::plan::{Act, Edit, Place, Plan, StepId},
    form::{draft::OrganizationDraft, field::Field},
    list::table::Table,
    tree::forest::{Forest, Index},
};

/// What a file comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    pub plan: Plan,
    /// In the order of the rows.
    pub problems: Vec<RowProblem>,
    /// How many rows say nothing new.
    pub unchanged: usize,
}

/// Something in a row that no step can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// As [`Row::number`](super::Row::number).
    pub row: usize,
    /// `None`: it is about the row as a whole.
    pub column: Option<Column>,
    pub kind: RowProblemKind,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowProblemKind {
    /// No organization has the id, and none can be made of the row. Nothing is planned for it.
    UnknownId,
    /// Several organizations go by this. Of a parent, the organization is planned without one; else nothing is.
    Ambiguous,
    /// This row is about the same organization, so nothing is planned for the later one.
    Repeats { first: usize },
    /// It names another parent than the organization has, which can't be changed (documented: UPDATE). All else counts.
    Moved,
    /// It names another external id than the organization has, which can't be set (documented: UPDATE). All else
    /// counts.
    OtherExternalId,
    /// It says which organization it is about by nothing.
    Unnamed,
    /// It has values under no head, which don't count: a separator in a value without quotes, as a rule.
    Surplus,
}

/// What the rows of a table would do to these organizations.
pub fn plan(table: &Table, mapping: &Mapping, forest: &Forest) -> Import {
    let (lines, mut problems) = lines(table, mapping);
    let mut resolution = Resolution::new(&lines, mapping, forest);
    resolution.resolve();
    let mut planning = Planning {
        import: Import::default(),
        first_about: HashMap::default(),
        steps: vec![None; lines.len()],
    };
    for (at, line) in lines.iter().enumerate() {
        match resolution.targets[at] {
            Target::There(index) => planning.update(line, at, index, mapping, &mut resolution),
            Target::New => {
                let step = planning.create(line, mapping);
                planning.steps[at] = Some(step);
            }
            Target::Open | Target::Nothing => {}
        }
    }
    planning.place_all(&resolution);
    let mut import = planning.import;
    problems.append(&mut resolution.problems);
    problems.append(&mut import.problems);
    problems.sort_by_key(|problem| (problem.row, problem.column));
    import.problems = problems;
    import
}

struct Planning {
    import: Import,
    /// The row that is about an organization.
    first_about: HashMap<usize, usize, FxBuildHasher>,
    /// The step of each line that creates.
    steps: Vec<Option<StepId>>,
}

impl Planning {
    fn update(
        &mut self,
        line: &Line<'_>,
        at: usize,
        index: Index,
        mapping: &Mapping,
        resolution: &mut Resolution<'_>,
    ) {
        let number = line.row.number;
        let first = *self.first_about.entry(index.get()).or_insert(number);
        if first != number {
            let problem = line.problem(None, RowProblemKind::Repeats { first });
            return self.import.problems.push(problem);
        }
        let organization = resolution.forest.get(index);
        let mut edit = Box::new(Edit::of(organization));
        put_all(&mut edit.after, line, mapping);
        let has_other_key = !line.external_id.is_empty()
            && organization.external_id.as_deref().map(str::trim) != Some(line.external_id);
        let other_key = has_other_key.then(|| {
            let column = Some(Column::ExternalId);
            line.problem(column, RowProblemKind::OtherExternalId)
        });
        let moved = resolution.moved(at, index).map(|column| {
            let column = Some(column);
            line.problem(column, RowProblemKind::Moved)
        });
        let is_fine = other_key.is_none() && moved.is_none();
        self.import
            .problems
            .extend(other_key.into_iter().chain(moved));
        if !edit.is_empty() {
            let id = organization.id.clone();
            let act = Act::Update { id, edit };
            self.import.plan.add_of_row(act, Some(number));
        } else if is_fine {
            self.import.unchanged += 1;
        }
    }

    fn create(&mut self, line: &Line<'_>, mapping: &Mapping) -> StepId {
        let mut draft = OrganizationDraft::default();
        put_all(&mut draft, line, mapping);
        line.name.clone_into(&mut draft.name);
        let act = Act::Create {
            place: Place::Root,
            draft,
        };
        self.import.plan.add_of_row(act, Some(line.row.number))
    }

    /// Once every organization that is created has its step, whichever row comes first.
    fn place_all(&mut self, resolution: &Resolution<'_>) {
        for (at, step) in self.steps.iter().enumerate() {
            let step = step.and_then(|step| self.import.plan.step_mut(step));
            if let Some(Act::Create { place, .. }) = step.map(|step| &mut step.act) {
                *place = place_at(&resolution.parents[at], resolution, &self.steps);
            }
        }
    }
}

fn place_at(parent: &Parent, resolution: &Resolution<'_>, steps: &[Option<StepId>]) -> Place {
    let there = |index| Place::Under(resolution.forest.get(index).id.clone());
    match parent {
        Parent::Root => Place::Root,
        Parent::There(index) => there(*index),
        Parent::Unknown(text) | Parent::Ambiguous(text) => Place::Unknown(text.clone()),
        Parent::Line(line) => match (resolution.targets[*line], steps[*line]) {
            (Target::There(index), _) => there(index),
            (_, Some(step)) => Place::UnderStep(step),
            (_, None) => Place::Unknown(resolution.title(*line)),
        },
    }
}

fn put_all(draft: &mut OrganizationDraft, line: &Line<'_>, mapping: &Mapping) {
    for field in Field::ALL {
        if let Some(said) = mapping.cell(line.row, Column::Field(field)) {
            cell::put(draft, field, said);
        }
    }
}
