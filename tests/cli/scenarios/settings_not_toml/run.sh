cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = [things.yaml]
T
nexigon-gen
echo "# nexigon-gen
specs = $(head -c 5000 /dev/zero | tr '\0' '[')" > pyproject.toml
nexigon-gen
cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = ["things.yaml"]
output = "a\u0000b"
T
nexigon-gen
