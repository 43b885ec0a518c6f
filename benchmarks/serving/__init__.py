"""Two actions, served in six ways that answer the same."""
