#!/usr/bin/env bash
# Every action of the projects namespace, from a shell: look at the first project, then make
# another, change all of it and delete it. NEXIGON_HUB_URL and NEXIGON_HUB_TOKEN say where.
set -euo pipefail

hub() { nexigon-hub projects "$@"; }

first=$(hub query --field projects.0.project_id)
hub query-devices --project-id "$first" --output jsonl
repository=$(hub query-linked-repositories --project-id "$first" \
    --field repositories.0.repository_id)
organization=$(hub query-audit-log --project-id "$first" \
    --field events.1.data.organizationId)

# The exit code tells the outcome: `set -e` ends the script on any other.
project=$(hub create --organization-id "$organization" --name Tour \
    --expect Created --field project_id)
trap 'hub delete --project-id "$project" --yes' EXIT

hub set-name --project-id "$project" --name "Grand tour"
echo "name: $(hub get-details --project-id "$project" --field name)"
hub link-repository --project-id "$project" --repository-id "$repository"
hub unlink-repository --project-id "$project" --repository-id "$repository" --yes

# Secrets come from the environment or a file; here they would be seen by others.
OTLP_KEY=s3cret-of-the-collector hub set-otlp-config --project-id "$project" \
    --config.enabled --config.endpoint https://otel.example.com/v1/logs \
    --config.headers x-api-key=env:OTLP_KEY
hub get-otlp-config --project-id "$project" --output jsonl

token=$(hub create-deployment-token --project-id "$project" --name Factory \
    --field token_id)
hub set-deployment-token-flags --token-id "$token" --flags.auto-accept
hub query-deployment-tokens --project-id "$project" --output jsonl
hub delete-deployment-token --token-id "$token" --yes

# What is not allowed is told by the exit code, too.
code=0
hub get-details --project-id p_nowhere 2>/dev/null || code=$?
echo "exit code: $code"
