for name in 3d class nexigon-hub ä ''; do
    nexigon-gen things.yaml -o out --package "$name"
done
