"""The text of a spec, places in it, and what is said about them."""
