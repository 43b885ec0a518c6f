nexigon-gen things.yaml -o out -q
echo '# mine' >> out/demo/things/types.py
sed -i 's/namespace: things/namespace: items/' things.yaml
nexigon-gen things.yaml -o out -q
find out/demo/things
echo 'only once:' >&2
nexigon-gen things.yaml -o out -q
