CREATE TABLE projects (
    project_id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX projects_by_organization ON projects (organization_id, created_at);

-- `health` is what a device last said of itself; it counts only while connected.
CREATE TABLE devices (
    device_id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects ON DELETE CASCADE,
    name TEXT,
    hostname TEXT,
    first_seen TEXT NOT NULL,
    health TEXT NOT NULL CHECK (health IN ('healthy', 'warning', 'error')),
    is_connected INTEGER NOT NULL CHECK (is_connected IN (0, 1)),
    last_connected_at TEXT CHECK (last_connected_at NOT NULL OR NOT is_connected),
    pending_certificates INTEGER NOT NULL CHECK (pending_certificates >= 0)
) STRICT;

CREATE INDEX devices_by_project ON devices (project_id, first_seen);

CREATE TABLE deployment_tokens (
    token_id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects ON DELETE CASCADE,
    name TEXT NOT NULL,
    auto_accept INTEGER CHECK (auto_accept IN (0, 1)),
    digest BLOB NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX deployment_tokens_by_project
    ON deployment_tokens (project_id, created_at);

CREATE TABLE repositories (
    repository_id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations,
    public_name TEXT NOT NULL,
    display_name TEXT
) STRICT;

CREATE TABLE links (
    project_id TEXT NOT NULL REFERENCES projects ON DELETE CASCADE,
    repository_id TEXT NOT NULL REFERENCES repositories ON DELETE CASCADE,
    PRIMARY KEY (project_id, repository_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_by_repository ON links (repository_id);
