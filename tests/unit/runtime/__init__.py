"""Tests of the data half of the runtime."""
