sed -i 's/: ThingId/: ThinId/' things.yaml
nexigon-gen things.yaml --emit openapi
