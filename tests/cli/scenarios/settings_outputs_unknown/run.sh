cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = ["things.yaml"]
outputs = ["types", "openapi"]

[[tool.nexigon-gen.jobs]]
output = "out"
outputs = [
    "types",
    "cleint",  # the client
]
T
nexigon-gen
