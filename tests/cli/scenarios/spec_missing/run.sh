nexigon-gen thing.yaml -o out
