-- All data of the sandbox. Rules that must hold regardless of the code are constraints here.

CREATE TABLE workspaces (
    position     INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    description  TEXT,
    billing_mode TEXT NOT NULL CHECK (billing_mode IN ('single', 'assigned', 'pooled')),
    archived_at  TEXT,
    created_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    updated_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
) STRICT;

CREATE TABLE members (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id      TEXT NOT NULL,
    role         TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'viewer')),
    created_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    updated_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    PRIMARY KEY (workspace_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE billing_accounts (
    position     INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    name         TEXT NOT NULL,
    email        TEXT NOT NULL,
    phone        TEXT,
    description  TEXT,
    currency     TEXT NOT NULL CHECK (currency IN ('usd', 'zar', 'eur', 'gbp', 'aud')),
    country      TEXT NOT NULL CHECK (length(country) = 2),
    line1        TEXT,
    city         TEXT,
    postal_code  TEXT,
    created_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    updated_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    UNIQUE (workspace_id, id)
) STRICT;

-- What a billing account has bought. A resource that is null isn't part of the subscription.
CREATE TABLE subscriptions (
    id                 TEXT PRIMARY KEY,
    billing_account_id TEXT NOT NULL REFERENCES billing_accounts (id),
    status             TEXT NOT NULL CHECK (status IN ('active', 'trialing', 'past_due', 'unpaid', 'canceled')),
    locations          INTEGER CHECK (locations >= 0),
    users              INTEGER CHECK (users >= 0),
    sso                INTEGER CHECK (sso >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX subscriptions_of_account ON subscriptions (billing_account_id);

-- Logos, each stored once, under a file name made of the hash of its bytes and its actual type.
CREATE TABLE pictures (
    file  TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- `path` holds the ancestors' IDs, root first, joined by '#'. IDs sort after '#', so a whole
-- subtree is one range of the index below.
CREATE TABLE organizations (
    id                 TEXT PRIMARY KEY,
    external_id        TEXT NOT NULL UNIQUE,
    workspace_id       TEXT NOT NULL REFERENCES workspaces (id),
    parent_id          TEXT,
    path               TEXT,
    root_id            TEXT GENERATED ALWAYS AS (coalesce(substr(path, 1, instr(path || '#', '#') - 1), id)) VIRTUAL,
    depth              INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 9),
    name               TEXT NOT NULL CHECK (name <> ''),
    -- Only a root has one; its descendants inherit it when read.
    billing_account_id TEXT,
    picture_url        TEXT,
    picture_file       TEXT REFERENCES pictures (file),
    display_name       TEXT,
    login_hint         TEXT UNIQUE,
    primary_color      TEXT,
    page_background    TEXT,
    limit_locations    INTEGER CHECK (limit_locations >= 0),
    limit_users        INTEGER CHECK (limit_users >= 0),
    limit_sso          INTEGER CHECK (limit_sso >= 0),
    used_locations     INTEGER NOT NULL DEFAULT 0 CHECK (used_locations >= 0),
    used_users         INTEGER NOT NULL DEFAULT 0 CHECK (used_users >= 0),
    used_sso           INTEGER NOT NULL DEFAULT 0 CHECK (used_sso >= 0),
    UNIQUE (workspace_id, id),
    -- Deleting an organization deletes its descendants.
    FOREIGN KEY (workspace_id, parent_id) REFERENCES organizations (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, billing_account_id) REFERENCES billing_accounts (workspace_id, id),
    CHECK ((parent_id IS NULL) = (depth = 0)),
    CHECK ((path IS NULL) = (depth = 0)),
    CHECK (parent_id IS NULL OR billing_account_id IS NULL),
    CHECK (picture_url IS NULL OR picture_file IS NULL)
) STRICT;

CREATE INDEX organizations_by_path ON organizations (workspace_id, path, used_locations, used_users, used_sso);
CREATE INDEX organizations_by_parent ON organizations (workspace_id, parent_id);
CREATE INDEX organizations_by_picture ON organizations (picture_file) WHERE picture_file IS NOT NULL;
