cat > pyproject.toml <<'T'
[tool.nexigon-gen]
specs = ["things.yaml"]
output = "one"
outptu = "two"
T
sed -i 's/things$/"things"/' things.yaml
nexigon-gen fmt
code=$?
grep namespace things.yaml
exit $code
