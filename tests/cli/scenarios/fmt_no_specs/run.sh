nexigon-gen fmt
