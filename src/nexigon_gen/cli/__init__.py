"""The command line: what it does, prints and gives as exit code."""
