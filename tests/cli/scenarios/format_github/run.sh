sed -i 's/: ThingId/: ThinId/' things.yaml
nexigon-gen things.yaml -o out --format github
