nexigon-gen schema | head -7
