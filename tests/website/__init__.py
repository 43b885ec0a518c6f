"""The pages of the docs backend: what they say, hold and do."""
