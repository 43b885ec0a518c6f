mkdir out elsewhere
ln -s ../elsewhere out/demo
nexigon-gen things.yaml -o out 2>&1 | grep 'demo/__init__.py'
ls elsewhere
