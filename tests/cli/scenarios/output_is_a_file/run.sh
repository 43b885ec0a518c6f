nexigon-gen things.yaml -o things.yaml
