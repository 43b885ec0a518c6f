"""Has datamodel-code-generator emit a FastAPI server from our OpenAPI document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def emit(openapi: Path, folder: Path) -> None:
    """Writes `emitted_server`, `emitted_models` and `services`."""
    command = (
        *(sys.executable, "-m", "datamodel_code_generator"),
        *("--input", openapi, "--input-file-type", "openapi"),
        # With a module a namespace, they import each other in a cycle.
        *("--output", "emitted_models.py", "--no-treat-dot-as-module"),
        *("--formatters", "builtin"),
        *("--output-model-type", "pydantic_v2.BaseModel"),
        *("--generate-server", "fastapi", "--server-handler-mode", "async"),
        *("--server-package", "emitted_server", "--server-output", "emitted_server"),
        *("--server-model-package", "emitted_models"),
    )
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
