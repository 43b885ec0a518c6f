cat > warned.yaml <<"SPEC"
spec: 1
api: Warned
namespace: warned
actions:
  GetThing:
    request: {GetThingAction: {class: string}}
SPEC
nexigon-gen warned.yaml -o out -q
