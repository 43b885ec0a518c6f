nexigon-gen things.yaml -o out --quiet
