"""The spec language: what an author may write, free of what it means."""
