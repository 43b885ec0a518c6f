"""The spec of this repository, against the Hub's own reference."""
