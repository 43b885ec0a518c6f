"""Specs written from OpenAPI documents, and from the IR of other specs."""
