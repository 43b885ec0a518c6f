cp things.yaml explain
nexigon-gen ./explain -o out
