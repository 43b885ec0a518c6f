cat > pyproject.toml <<'T'
[project]
name = "shop"

[tool.nexigon-gen]
spec = ["things.yaml"]
output = 1
runtime = "coppy"
package = "a-b"
warn = ["NXG204"]
strict = "yes"
required-version = "newest"

[[tool.nexigon-gen.jobs]]
specs = ["things.yaml"]
output = "out"
pakage = "things"

[[tool.nexigon-gen.jobs]]
specs = []
output = "out"
T
nexigon-gen
