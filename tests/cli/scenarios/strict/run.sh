nexigon-gen things.yaml -o out -q
echo '# mine' >> out/demo/things/types.py
sed -i 's/namespace: things/namespace: items/' things.yaml
nexigon-gen things.yaml -o out --strict
code=$?
ls -d out/demo/*s
exit $code
