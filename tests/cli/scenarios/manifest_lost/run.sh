nexigon-gen things.yaml -o out -q
rm out/.nexigon-gen.json
nexigon-gen things.yaml -o out
