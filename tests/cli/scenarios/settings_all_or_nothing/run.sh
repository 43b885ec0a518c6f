cat > pyproject.toml <<'T'
[tool.nexigon-gen]
outputs = ["openapi"]

[[tool.nexigon-gen.jobs]]
specs = "things.yaml"
output = "one"

[[tool.nexigon-gen.jobs]]
specs = "things.yaml"
output = "two"
T
mkdir two
echo mine > two/openapi.json
nexigon-gen
ls one
