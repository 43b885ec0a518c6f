"""Published OpenAPI documents, read as the API that they describe."""
