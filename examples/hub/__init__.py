"""A working Hub for the projects namespace, in one SQLite file."""
