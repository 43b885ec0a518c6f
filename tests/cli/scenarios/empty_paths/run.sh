nexigon-gen things.yaml -o "" 2>&1 | tail -1
nexigon-gen things.yaml -o out --outputs types --stamp "" 2>&1 | tail -1
nexigon-gen import openapi things.json -o "" 2>&1 | tail -1
nexigon-gen compat "" "" 2>&1 | tail -1
ls
