"""OpenAPI documents that others published: what stands where, and what it says."""
