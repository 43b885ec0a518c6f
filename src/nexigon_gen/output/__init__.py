"""The products of a run and how they reach the disk."""
