nexigon-gen things.yaml -o out --outputs types,cleint
