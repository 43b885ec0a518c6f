sed -i 's/things$/"things"  # plural/' things.yaml
nexigon-gen fmt things.yaml
grep namespace things.yaml
nexigon-gen fmt things.yaml
