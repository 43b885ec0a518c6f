"""YAML and JSON files as trees of nodes with places."""
