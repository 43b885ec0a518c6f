nexigon-gen fmt --help
