nexigon-gen things.yaml --emit openapi -o out
code=$?
ls
exit $code
