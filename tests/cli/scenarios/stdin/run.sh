nexigon-gen - -o out --outputs openapi < things.yaml
nexigon-gen - --stdin-filename api/things.yaml -o out < /dev/null
nexigon-gen fmt - < things.yaml | cmp - things.yaml && echo same
printf 'namespace: t\nspec:   1\napi: "T"\ndocs: T.\n' > untidy.yaml
nexigon-gen fmt - < untidy.yaml
nexigon-gen fmt - --check --stdin-filename untidy.yaml < untidy.yaml
