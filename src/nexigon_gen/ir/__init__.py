"""The intermediate representation: what an API is, free of YAML and of Python."""
