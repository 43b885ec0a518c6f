nexigon-gen things.yaml -o out --outputs openapi -q
nexigon-gen things.yaml -o out --outputs openapi --diff
sed -i 's/Get a thing/Get one/' things.yaml
nexigon-gen things.yaml -o out --outputs openapi --diff
