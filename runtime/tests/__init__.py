"""The runtime, part by part, without a generated package where none is needed."""
