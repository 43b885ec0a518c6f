"""The generated server on other servers, and inside other frameworks."""
