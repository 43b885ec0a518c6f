cp things.yaml wrong.yaml
sed -i 's/things$/"things"/' things.yaml wrong.yaml
sed -i 's/fields/field/; s/docs: Get/doc: Get/' wrong.yaml
nexigon-gen fmt things.yaml wrong.yaml missing.yaml
code=$?
grep namespace things.yaml wrong.yaml
exit $code
