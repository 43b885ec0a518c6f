nexigon-gen explain 301 unknown-import | grep ^NXG
