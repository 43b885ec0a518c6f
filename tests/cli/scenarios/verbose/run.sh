nexigon-gen things.yaml -o out -v | grep things/types.py
nexigon-gen things.yaml -o out -v | grep things/types.py
