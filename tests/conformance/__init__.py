"""wire.md, clause by clause, against generated packages."""
