cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = ["things.yaml"]
output = "src"
outputs = ["openapi"]
T
nexigon-gen -o elsewhere
nexigon-gen things.yaml --outputs types -q
ls -A elsewhere src
