mkdir -p api/v1 empty/.git
cp things.yaml api/v1
cat > pyproject.toml <<'E'
[tool.nexigon-gen]
output = "out"

[[tool.nexigon-gen.jobs]]
specs = [
    "things.yaml",
    'thinks.yaml',
]

[[tool.nexigon-gen.jobs]]
output = "two"
specs = ["api", "empty", "api/*.yaml"]
E
nexigon-gen
nexigon-gen none.yaml api/v1 api .
cd api
nexigon-gen . -o ../out
