nexigon-gen things.yaml -o out -q
echo '# Mine.' >> out/demo/things/types.py
git init -q
git add .
git -c user.name=T -c user.email=t@example.com commit -q -m Edited
nexigon-gen things.yaml -o out --check
nexigon-gen things.yaml -o out
