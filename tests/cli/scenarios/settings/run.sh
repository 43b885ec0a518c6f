cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = ["things.yaml"]
output = "src"
package = "things_sdk"
outputs = ["types", "client"]
T
nexigon-gen
nexigon-gen
mkdir below
cd below
nexigon-gen --check
ls ../src ../src/things_sdk
