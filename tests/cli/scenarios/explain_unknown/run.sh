nexigon-gen explain duplicate-feild
