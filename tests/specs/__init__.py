"""Specs and what the compiler says of each, marked where it is expected."""
