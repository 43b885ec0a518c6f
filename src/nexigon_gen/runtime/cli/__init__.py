"""The command line of an API: one engine, driven by a table of commands per namespace.

`--help` and completion have to be fast. The modules that they load (`table`, `flags`,
`options`, `help`, `main`, `completion`) import neither pydantic nor the client.
"""
