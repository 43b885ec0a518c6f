nexigon-gen things.yaml -o out --outputs openapi --exit-non-zero-on-change
echo $?
nexigon-gen things.yaml -o out --outputs openapi --exit-non-zero-on-change
