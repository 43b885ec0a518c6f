CREATE TABLE organizations (
    organization_id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE users (
    user_id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations,
    email TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE user_tokens (
    token_id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    digest BLOB NOT NULL
) STRICT;

CREATE INDEX user_tokens_by_user ON user_tokens (user_id);

CREATE TABLE organization_tokens (
    token_id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations ON DELETE CASCADE,
    digest BLOB NOT NULL
) STRICT;

CREATE INDEX organization_tokens_by_organization
    ON organization_tokens (organization_id);
