"""The catalogue of diagnostics, and the forms in which they are shown."""
