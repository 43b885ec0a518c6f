cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = ["things.yaml"]
output = "src"
T
mkdir -p other/.git other/below
cd other/below
nexigon-gen
