for name in 3d class nexigon-hub ä __init__ ''; do
    nexigon-gen things.yaml -o out --package "$name"
done
