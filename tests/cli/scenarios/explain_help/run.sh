nexigon-gen explain --help
