nexigon-gen things.yaml -o out -q
echo '<<<<<<< HEAD' > out/.nexigon-gen.json
nexigon-gen things.yaml -o out
