"""The files that a run makes, and how they are written to disk."""
