nexigon-gen things.yaml --emit openapi
