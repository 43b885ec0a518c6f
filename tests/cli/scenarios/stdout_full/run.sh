nexigon-gen things.yaml -o out > /dev/full
