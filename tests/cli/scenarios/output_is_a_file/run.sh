nexigon-gen things.yaml -o things.yaml
nexigon-gen things.yaml -o things.yaml/sub --check
ln -s nowhere link
nexigon-gen things.yaml -o link
