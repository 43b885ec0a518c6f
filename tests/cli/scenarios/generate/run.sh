nexigon-gen things.yaml -o out
echo 'again:'
nexigon-gen things.yaml -o out
