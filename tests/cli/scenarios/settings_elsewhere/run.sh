# A table of another name is not read in silence.
for header in '[tool.nexigon_gen]' '[nexigon-gen]' '[[tool.nexigon-gen]]' '[tool.nexigon-gen.jobs]'; do
    printf '%s\nspecs = ["things.yaml"]\noutput = "sdk"\n' "$header" > pyproject.toml
    nexigon-gen --format concise
done
printf '[tool]\nnexigon-gen = "things.yaml"\n' > pyproject.toml
nexigon-gen --format concise
