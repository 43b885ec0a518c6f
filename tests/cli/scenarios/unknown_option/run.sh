nexigon-gen things.yaml -o out --chek 2>&1 | grep -o 'No such option'
nexigon-gen things.yaml -o out --chek 2> /dev/null
