nexigon-gen things.yaml -o out --package other
ls out/other/__init__.py
