for version in 0.2 0.2.0 '>=0.2,<0.3' '==0.2.*' '~=0.2.0' 0.9 '>0.2'; do
    printf '[tool.nexigon-gen]\nrequired-version = "%s"\n' "$version" > pyproject.toml
    nexigon-gen things.yaml -o out --outputs openapi --check
    echo "$version: $?"
done
