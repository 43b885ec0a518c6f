nexigon-gen things.yaml -o out --check > found
code=$?
grep -E 'things/types.py|nexigon-gen' found
test -e out && echo 'something was written'
exit $code
