"""The generated command line, as processes: what is sent, what is printed, how it ends."""
