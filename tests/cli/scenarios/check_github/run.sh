nexigon-gen things.yaml -o out --outputs openapi -q
rm out/openapi.json
nexigon-gen things.yaml -o out --outputs openapi --check --format github
