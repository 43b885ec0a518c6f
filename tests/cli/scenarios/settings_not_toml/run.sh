cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = [things.yaml]
T
nexigon-gen
