nexigon-gen things.yaml -o out -q
echo '# mine' >> out/demo/__init__.py
sed -i 's/Unique ID/The ID/' things.yaml
nexigon-gen things.yaml -o out
code=$?
grep -c 'Unique ID' out/demo/things/types.py
exit $code
