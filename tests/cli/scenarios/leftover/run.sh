# What a killed run leaves, and a file of somebody else.
nexigon-gen things.yaml -o out -q
touch out/demo/.client.py.0123abcd.tmp out/demo/.mine.0123abcd.tmp
nexigon-gen things.yaml -o out --check
nexigon-gen things.yaml -o out -v | grep removed
find out -name '*.tmp'
