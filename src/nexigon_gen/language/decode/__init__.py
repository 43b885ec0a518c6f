"""Nodes → the declarations of a document."""
