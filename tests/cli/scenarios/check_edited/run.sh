nexigon-gen things.yaml -o out -q
echo '# mine' >> out/demo/__init__.py
nexigon-gen things.yaml -o out --check
