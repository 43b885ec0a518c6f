# Keys and values as other tools have them; each complaint has a place and an edit.
cat > pyproject.toml <<'END'
[tool.nexigon-gen]
spec = ["things.yaml"]
out = "sdk"
strict = "yes"
package = "my-pkg"
warn = ["NXG310", 3]
ignore = ["NXG999"]
runtime = "packages"
required-version = 1
docs = true

[[tool.nexigon-gen.job]]
output = ["sdk"]
END
nexigon-gen
printf '[tool.nexigon-gen]\nspecs = []\noutput = ""\n' > pyproject.toml
nexigon-gen
printf '[tool.nexigon-gen]\nspecs = ["things.yaml"]\n' > pyproject.toml
nexigon-gen
printf '[tool.nexigon-gen]\nspecs = [things.yaml]\n' > pyproject.toml
nexigon-gen
