mkdir api
sed 's/^docs:/imports:\n  common: [Name]\ndocs:/; s/name: string/name: Name/' things.yaml > api/things.yaml
printf 'spec: 1\napi: Demo\nnamespace: common\ndocs: Common.\ntypes:\n  Name: string -- A name.\n' > api/common.yaml
cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = ["api/things.yaml"]
output = "out dir"
outputs = ["openapi"]
T
nexigon-gen --list-inputs
nexigon-gen --list-outputs
nexigon-gen --list-outputs -0 | tr '\0' '!'
echo
ls
