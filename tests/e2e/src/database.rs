//! What the database holds, for scenarios that must know what is true before they look at the screen. It only reads.

use rusqlite::{Row, params};

use crate::sandbox::Sandbox;

/// An organization as the database has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredOrganization {
    pub id: String,
    pub name: String,
    pub parent: Option<String>,
    /// The ancestors' ids, root first.
    pub path: Vec<String>,
    pub display_name: Option<String>,
    pub login_hint: Option<String>,
    pub primary_color: Option<String>,
    pub page_background: Option<String>,
    pub picture_url: Option<String>,
    /// The stored picture's bytes.
    pub picture: Option<Vec<u8>>,
    pub billing_account: Option<String>,
    pub locations_limit: Option<i64>,
    pub users_limit: Option<i64>,
    pub sso_limit: Option<i64>,
}

impl Sandbox {
    /// The workspace with the most organizations: the MSP.
    #[must_use]
    pub fn workspace(&self) -> String {
        self.one_id("SELECT workspace_id FROM organizations GROUP BY workspace_id ORDER BY count(*) DESC LIMIT 1", "")
    }

    /// The small company in this billing mode: single, assigned or pooled.
    #[must_use]
    pub fn company(&self, billing_mode: &str) -> String {
        self.one_id(
            "SELECT w.id FROM workspaces w LEFT JOIN organizations o ON o.workspace_id = w.id
             WHERE w.billing_mode = ?1 AND w.archived_at IS NULL
             GROUP BY w.id HAVING count(o.id) < 200 ORDER BY w.position LIMIT 1",
            billing_mode,
        )
    }

    /// Every organization of a workspace, parents before children.
    #[must_use]
    pub fn organizations(&self, workspace: &str) -> Vec<StoredOrganization> {
        let database = self.database();
        let mut question = database
            .prepare(
                "SELECT o.id, o.name, o.parent_id, o.path, o.display_name, o.login_hint, o.primary_color,
                        o.page_background, o.picture_url, p.bytes, o.billing_account_id, o.limit_locations,
                        o.limit_users, o.limit_sso
                 FROM organizations o LEFT JOIN pictures p ON p.file = o.picture_file
                 WHERE o.workspace_id = ?1 ORDER BY o.depth, o.rowid",
            )
            .expect("the schema is known");
        let rows = question
            .query_map(params![workspace], known)
            .expect("the schema is known");
        rows.collect::<Result<_, _>>().expect("the schema is known")
    }

    /// The one organization of this name in a workspace.
    #[must_use]
    pub fn organization(&self, workspace: &str, name: &str) -> Option<StoredOrganization> {
        let mut same = self
            .organizations(workspace)
            .into_iter()
            .filter(|organization| organization.name == name);
        let one = same.next();
        assert!(
            same.next().is_none(),
            "several organizations are called {name}"
        );
        one
    }

    fn one_id(&self, question: &str, argument: &str) -> String {
        let database = self.database();
        let mut question = database.prepare(question).expect("the schema is known");
        let arguments: &[&dyn rusqlite::ToSql] = if argument.is_empty() {
            &[]
        } else {
            &[&argument]
        };
        question
            .query_row(arguments, |row| row.get(0))
            .expect("the seed has one")
    }
}

fn known(row: &Row<'_>) -> rusqlite::Result<StoredOrganization> {
    let path: Option<String> = row.get(3)?;
    Ok(StoredOrganization {
        id: row.get(0)?,
        name: row.get(1)?,
        parent: row.get(2)?,
        path: path
            .map(|path| path.split('#').map(str::to_owned).collect())
            .unwrap_or_default(),
        display_name: row.get(4)?,
        login_hint: row.get(5)?,
        primary_color: row.get(6)?,
        page_background: row.get(7)?,
        picture_url: row.get(8)?,
        picture: row.get(9)?,
        billing_account: row.get(10)?,
        locations_limit: row.get(11)?,
        users_limit: row.get(12)?,
        sso_limit: row.get(13)?,
    })
}
