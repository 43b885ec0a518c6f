nexigon-gen things.yaml -o out -q
nexigon-gen things.yaml -o out --check
