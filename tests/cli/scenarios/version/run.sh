nexigon-gen --version
