nexigon-gen things.yaml
