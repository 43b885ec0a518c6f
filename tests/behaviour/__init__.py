"""The generated package as its user meets it."""
