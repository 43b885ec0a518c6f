nexigon-gen things.yaml -o out -q
sed -i 's/namespace: things/namespace: items/' things.yaml
nexigon-gen things.yaml -o out -q
test -e out/demo/things && echo 'the old folder is still there'
ls -d out/demo/items
