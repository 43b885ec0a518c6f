cat > pyproject.toml <<'T'
[tool.nexigon-gen]
required-version = "0.9"
T
nexigon-gen things.yaml -o out
nexigon-gen things.yaml -o out --isolated --outputs openapi
