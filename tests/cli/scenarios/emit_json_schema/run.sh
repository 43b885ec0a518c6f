nexigon-gen things.yaml --emit json-schema
