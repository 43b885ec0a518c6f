nexigon-gen
