cat > pyproject.toml <<'T'
[[tool.nexigon-gen.jobs]]
specs = ["things.yaml"]
output = "one"

[[tool.nexigon-gen.jobs]]
specs = ["*.yaml"]
output = "two"
T
sed -i 's/things$/"things"/' things.yaml
mkdir below
cd below
nexigon-gen fmt --check
nexigon-gen fmt
nexigon-gen fmt
