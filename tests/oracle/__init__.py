"""What a server takes, against a JSON Schema validator on our own openapi.json."""
