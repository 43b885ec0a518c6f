"""Specs written from what others published."""
