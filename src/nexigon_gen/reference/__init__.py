"""The reference pages in `docs/`, made from the tables they are about."""
