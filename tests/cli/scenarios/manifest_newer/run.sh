nexigon-gen things.yaml -o out -q
sed -i 's/"generator": "0.2"/"generator": "99.1"/' out/.nexigon-gen.json
nexigon-gen things.yaml -o out --check
nexigon-gen things.yaml -o out
