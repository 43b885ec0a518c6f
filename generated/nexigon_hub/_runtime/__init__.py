"""The runtime of generated packages, copied into each of them verbatim."""
