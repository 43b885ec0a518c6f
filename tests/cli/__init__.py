"""The command as a shell runs it: arguments, exit codes, streams, what it prints."""
