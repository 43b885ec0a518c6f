mkdir api
mv things.yaml api
nexigon-gen api -o out --outputs openapi
nexigon-gen 'a*/*.yaml' -o out --outputs openapi
nexigon-gen 'b*/*.yaml' -o out --outputs openapi
mkdir empty
nexigon-gen empty -o out
