"""The backends: IR → artifacts."""
