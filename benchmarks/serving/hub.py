"""The example Hub, on the database that HUB_DB names."""

from __future__ import annotations

import os

from examples.hub.app import create_app

app = create_app(os.environ["HUB_DB"])
