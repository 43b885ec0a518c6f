"""Asserts outside of test files explain themselves, too."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("faults.server.verdict", "faults.server.connection")
