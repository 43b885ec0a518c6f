sed -i 's/things$/"things"/' things.yaml
nexigon-gen fmt --diff things.yaml
