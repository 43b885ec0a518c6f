nexigon-gen things.yaml -o out -q
sed -i 's/Unique ID/The ID/' things.yaml
nexigon-gen things.yaml -o out --package demo --check | grep -E 'things/types.py|run'
nexigon-gen things.yaml -o out --check --quiet
