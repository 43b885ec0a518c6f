"""Settings of a project, as its pyproject.toml has them."""
