cp things.yaml untidy.yaml
sed -i 's/things$/"things"/' untidy.yaml
nexigon-gen fmt --check things.yaml untidy.yaml
code=$?
nexigon-gen fmt --check things.yaml
grep namespace untidy.yaml
exit $code
