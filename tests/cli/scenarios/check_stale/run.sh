nexigon-gen things.yaml -o out -q
sed -i 's/namespace: things/namespace: items/' things.yaml
nexigon-gen things.yaml -o out --check | grep '/types.py'
