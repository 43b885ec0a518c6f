mkdir -p out/demo
echo '# mine' > out/demo/__init__.py
nexigon-gen things.yaml -o out
code=$?
ls -A out out/demo
exit $code
