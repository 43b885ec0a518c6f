"""A backend in a distribution of its own, as others write them."""
