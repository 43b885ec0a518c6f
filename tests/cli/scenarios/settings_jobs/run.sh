cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = ["."]
outputs = ["types"]

[[tool.nexigon-gen.jobs]]
output = "one"

[[tool.nexigon-gen.jobs]]
output = "two"
package = "two"
outputs = ["openapi"]
T
nexigon-gen
nexigon-gen
ls one two
rm two/openapi.json
nexigon-gen --check
