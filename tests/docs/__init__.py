"""The pages people read, executed."""
