nexigon-gen things.yaml -o out -q
sed -i 's/Demo/Other/' things.yaml
nexigon-gen things.yaml -o out
ls out
rm -r out/demo
nexigon-gen things.yaml -o out -q
ls out
