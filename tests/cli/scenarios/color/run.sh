sed -i 's/: ThingId/: ThinId/' things.yaml
nexigon-gen things.yaml -o out --color always
FORCE_COLOR=1 nexigon-gen things.yaml -o out --format concise
FORCE_COLOR=1 NO_COLOR=1 nexigon-gen things.yaml -o out --format concise
FORCE_COLOR=1 nexigon-gen things.yaml -o out --format concise --color never
