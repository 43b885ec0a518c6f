nexigon-gen things.yaml -o out -q
rm out/demo/__init__.py
nexigon-gen things.yaml -o out
