"""Hooks of build backends: the jobs of a project are done before it is packaged."""
