"""Text and positions: what a spec file says, and where."""
