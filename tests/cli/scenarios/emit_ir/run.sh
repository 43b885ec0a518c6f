nexigon-gen things.yaml --emit ir
