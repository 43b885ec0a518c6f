"""`python -m examples.hub` and the tour through it."""

from __future__ import annotations

import json
import shlex
import shutil
import signal
import socket
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from examples.hub import admin
from examples.hub.database import Database
from examples.hub.demo import EMAIL, seed
from nexigon_hub import ForbiddenError
from support.integration import apart

from .live import Running, post
from .process import drive, program
from .test_wire import WIRE


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl")
def test_the_printed_curl_line_works(tmp_path: Path) -> None:
    with program(tmp_path / "hub.db") as hub:
        command = shlex.split(hub.curl)
        answer = subprocess.run(command, capture_output=True, check=True, timeout=30)
    (project,) = json.loads(answer.stdout)["projects"]
    assert project["name"] == "Line 1"


def test_what_is_printed_works(tmp_path: Path) -> None:
    with program(tmp_path / "hub.db") as hub:
        assert post(hub.url, "Query", "{}", hub.token)[0] == 200
        assert hub.curl.endswith(f"{hub.url}/api/v1/actions/invoke/projects_Query")


@pytest.mark.integration
def test_a_restart_keeps_the_data_and_replaces_the_token(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    with program(path) as hub, hub.client() as client:
        (project,) = client.projects.query().projects
        client.projects.set_name(project_id=project.project_id, name="Kept")
        log = client.projects.query_audit_log(project_id=project.project_id)
        assert hub.stop(signal.SIGTERM) == -signal.SIGTERM
    # All is in the one file.
    assert [each.name for each in tmp_path.iterdir()] == ["hub.db"]
    with program(path) as again, again.client() as client:
        (kept,) = client.projects.query().projects
        assert (kept.project_id, kept.name) == (project.project_id, "Kept")
        assert client.projects.query_audit_log(project_id=kept.project_id) == log
        assert post(again.url, "Query", "{}", hub.token)[0] == 401


def test_seeding_twice_leaves_one_demo_and_one_token(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "hub.db")) as database:
        assert seed(database) != seed(database)
        with database.read() as db:
            assert admin.find_user(db, EMAIL) is not None
            for table, rows in (
                ("organizations", 1),
                ("projects", 1),
                ("devices", 4),
                ("user_tokens", 1),
            ):
                query = f"SELECT count(*) FROM {table}"
                assert db.execute(query).fetchone() == (rows,), table


def test_sigterm_lets_a_request_in_progress_end(tmp_path: Path) -> None:
    with program(tmp_path / "hub.db") as hub:
        host, port = hub.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            connection.sendall(
                b"POST /api/v1/actions/invoke/projects_Query HTTP/1.1\r\n"
                b"host: hub\r\ncontent-type: application/json\r\n"
                b"authorization: Bearer " + hub.token.encode() + b"\r\n"
                b"content-length: 2\r\nexpect: 100-continue\r\n\r\n"
            )
            # Comes once the Hub has admitted the request and waits for its body.
            assert connection.recv(100).startswith(b"HTTP/1.1 100 ")
            hub.process.send_signal(signal.SIGTERM)
            wait_until_refused(host, int(port))
            connection.sendall(b"{}")
            with connection.makefile("rb") as answer:
                assert answer.readline() == b"HTTP/1.1 200 OK\r\n"
                assert b'"name":"Line 1"' in answer.read()
        assert hub.process.wait(timeout=30) == -signal.SIGTERM


def test_ctrl_c_is_a_clean_end(tmp_path: Path) -> None:
    with program(tmp_path / "hub.db") as hub:
        assert post(hub.url, "Query", "{}", hub.token)[0] == 200
        assert hub.stop(signal.SIGINT) == 0


def wait_until_refused(host: str, port: int) -> None:
    """Until the server listens no more, which is how it begins to shut down."""
    try:
        while True:
            socket.create_connection((host, port), timeout=20).close()
    except ConnectionError:
        pass


def test_the_tour_calls_every_action(tmp_path: Path) -> None:
    with program(tmp_path / "hub.db") as hub:
        first, second = drive(hub.url, hub.token), drive(hub.url, hub.token)
        with hub.client() as client:
            assert len(client.projects.query().projects) == 1
    for done in (first, second):
        assert (done.returncode, done.stderr) == (0, "")
        assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {*WIRE}
        assert "deployment_" not in done.stdout.replace("deployment_token.", "")
        assert "a secret" not in done.stdout


@pytest.mark.integration
def test_the_tour_ends_early_when_it_must(hub: Running) -> None:
    refused = drive(hub.url, "u_sk_x")
    assert refused.returncode == 1
    assert "a valid token is required" in refused.stderr
    empty = drive(hub.url, hub.ours.user_token)
    assert empty.returncode == 1
    assert empty.stderr == "error: no repository is linked to the first project\n"


@pytest.mark.parametrize(
    "url", apart(["hub", "http://[", "http://hub.example.com"], "hub")
)
def test_the_tour_needs_a_url(url: str) -> None:
    done = drive(url, "u_sk_x")
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1


def test_a_revoked_token_ends(hub: Running) -> None:
    with hub.client() as client:
        client.projects.query()
        with closing(Database(hub.path)) as database, database.write() as db:
            admin.remove_user_tokens(db, hub.ours.user_id)
        with pytest.raises(ForbiddenError):
            client.projects.query()
