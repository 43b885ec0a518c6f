# As good as a full disk: no file may grow beyond a few blocks.
ulimit -f 1
nexigon-gen things.yaml -o out 2>&1 | sed 's/`.*`/`FILE`/'
find out -name '*.tmp'
