sed -i 's/thing_id: ThingId/thing_id: string/' things.yaml
nexigon-gen things.yaml --emit openapi --strict
