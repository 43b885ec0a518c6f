nexigon-gen --help
