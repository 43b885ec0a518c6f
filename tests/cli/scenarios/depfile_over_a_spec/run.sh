cp things.yaml before.yaml
nexigon-gen things.yaml -o out --outputs types -q --depfile things.yaml
echo $?
nexigon-gen things.yaml -o out --outputs types -q --stamp ./things.yaml
echo $?
cmp things.yaml before.yaml
