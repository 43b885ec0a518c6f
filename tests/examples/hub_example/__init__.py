"""The Hub of `examples/hub`."""
