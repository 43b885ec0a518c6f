"""Hostile input: whatever a file holds, the tool reports and ends.

`FUZZ_MINUTES=30 python -m fuzz` looks for more than the tests have time for.
"""
