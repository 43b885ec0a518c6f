"""Compatibility: what a change of a spec does to those who already use the API."""
