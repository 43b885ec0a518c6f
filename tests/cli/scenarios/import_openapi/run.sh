cat > hub.json <<'END'
{
  "openapi": "3.0.3",
  "info": {"title": "Hub", "version": "1.4.0"},
  "paths": {
    "/api/v1/actions/invoke/devices_Get": {
      "post": {
        "requestBody": {"content": {"application/json": {"schema": {
          "type": "object", "properties": {"deviceId": {"type": "string", "format": "uuid"}}
        }}}},
        "responses": {"200": {"content": {"application/json": {"schema": {
          "type": "object", "properties": {"state": {"enum": ["on", "off"]}}
        }}}}}
      }
    },
    "/health": {"get": {"responses": {}}}
  }
}
END
nexigon-gen import openapi hub.json -o spec
cat spec/devices.yaml
sed -i 's/state?: .*/state?: string/' spec/devices.yaml
sed -i 's/"on", "off"/"on", "off", "asleep"/' hub.json
nexigon-gen import openapi hub.json -o spec --format concise --ignore NXG802 --diff
nexigon-gen import openapi hub.json -o spec --ignore NXG802 --ignore NXG803 --check; echo $?
nexigon-gen import openapi hub.json -o spec --strict --format github
sed -i 's/"uuid"/"date"/' hub.json
sed -i 's/device_id?: string/device_id?: string(1..)/' spec/devices.yaml
nexigon-gen import openapi hub.json -o spec --ignore NXG802; echo $?
printf 'swagger: "2.0"\n' > old.yaml
nexigon-gen import openapi old.yaml -o spec
