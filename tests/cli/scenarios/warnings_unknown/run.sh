nexigon-gen things.yaml -o out --ignore NXG301
