"""The command line of an API: one engine, and a table for each namespace.

What `--help` and completion load stands in `table`, `flags`, `options`, `help`, `main` and
`completion`, and needs neither pydantic nor the client.
"""
