nexigon-gen explain duplicate-key
