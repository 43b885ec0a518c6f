sed 's/things/rooms/; s/Thing/Room/; s/thing/room/' things.yaml > rooms.yaml
nexigon-gen things.yaml -o out
nexigon-gen rooms.yaml -o out
nexigon-gen things.yaml rooms.yaml -o out
rm things.yaml
nexigon-gen rooms.yaml -o out
ls out/demo | grep -E 'rooms|things'
