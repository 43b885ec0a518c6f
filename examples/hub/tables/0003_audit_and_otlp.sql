-- Refers to nothing: what was done stays known when its project is gone.
CREATE TABLE audit_log (
    number INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (json_valid(actor)),
    event TEXT NOT NULL,
    data TEXT NOT NULL CHECK (json_valid(data)),
    created_at TEXT NOT NULL,
    action_id TEXT
) STRICT;

CREATE INDEX audit_log_by_project ON audit_log (project_id, number);

CREATE TABLE otlp_configs (
    project_id TEXT PRIMARY KEY REFERENCES projects ON DELETE CASCADE,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    endpoint TEXT,
    headers TEXT NOT NULL CHECK (json_valid(headers))
) STRICT;
