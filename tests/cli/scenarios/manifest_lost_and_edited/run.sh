nexigon-gen things.yaml -o out -q
rm out/.nexigon-gen.json
echo '# Mine.' >> out/demo/things/types.py
nexigon-gen things.yaml -o out
tail -n 1 out/demo/things/types.py
