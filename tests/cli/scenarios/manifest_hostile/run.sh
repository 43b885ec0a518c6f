mkdir out
echo '{"format": 1, "files": {"../things.yaml": "0"}}' > out/.nexigon-gen.json
nexigon-gen things.yaml -o out
