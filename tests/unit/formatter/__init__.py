"""The formatter of specs."""
