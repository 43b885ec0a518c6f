"""Compiles a YAML spec of Nexigon Hub actions into a Python SDK and server stubs."""

__version__ = "0.1.0"
