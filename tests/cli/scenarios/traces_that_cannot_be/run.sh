nexigon-gen things.yaml -o out --outputs types -q --depfile out
echo $?
nexigon-gen things.yaml -o out --outputs types -q --stamp "$(printf '%300s' x)" 2>&1 | sed 's/  */ /g'
nexigon-gen things.yaml -o out --outputs types -q --depfile new/out.d --stamp new/out.stamp
ls new
