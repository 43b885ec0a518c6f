"""The JSON Schema of the language beside the decoder."""
