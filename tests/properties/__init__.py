"""Random specs and random values: what has to hold for all of them."""
