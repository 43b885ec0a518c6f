"""The generated clients against the generated server, over real sockets."""
