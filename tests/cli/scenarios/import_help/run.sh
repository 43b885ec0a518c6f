nexigon-gen import --help
