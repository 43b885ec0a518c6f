mkdir 'an api'
mv things.yaml 'an api/$things #1.yaml'
nexigon-gen 'an api' -o out --outputs openapi --depfile out.d
sed "s|$PWD|…|" out.d
nexigon-gen 'an api' -o out --outputs openapi --depfile out.d --stamp out.stamp -q
sed "s|$PWD|…|" out.d
cat out.stamp
