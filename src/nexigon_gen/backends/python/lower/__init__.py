"""IR → view: one module a kind of thing."""
