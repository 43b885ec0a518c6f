# What other tools have for a command, options with one dash, and arguments in another order.
for command in generate validate format diff openapi help init compt; do
    nexigon-gen $command things.yaml
done
nexigon-gen things.yaml -output sdk
nexigon-gen things.yaml sdk
nexigon-gen things.yaml -o sdk --outputs types client
nexigon-gen compat main things.yaml
nexigon-gen import openapi.json -o spec
nexigon-gen import openapi https://api.example.com/openapi.json -o spec
echo '{"openapi": "3.1.0", "info": {"title": "Things"}, "paths": {}}' > openapi.json
nexigon-gen openapi.json -o sdk
