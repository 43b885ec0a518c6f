"""Settings of a command line: what wins, and which files are not believed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from faults.scripted import ScriptedServer, responds

from support.commands import CommandLine

PING = ("devices", "ping")
OK = responds(200, b"{}")
NOWHERE = "https://nowhere.invalid"


def saved(path: Path, text: str, mode: int = 0o600) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


def token_of(server: ScriptedServer) -> str:
    head = server.requests[-1].partition(b"\r\n\r\n")[0].decode()
    return head.lower().partition("authorization: bearer ")[2].partition("\r\n")[0]


def test_an_option_wins_over_the_environment_and_that_over_a_file(
    fleet: CommandLine, tmp_path: Path
) -> None:
    with ScriptedServer([OK]) as server:
        text = f'url = "{server.url}"\ntoken = "filed"\nallow-plaintext = true\n'
        file = str(saved(tmp_path / "c.toml", text))
        assert fleet.here(*PING, "--config-file", file).code == 0
        assert token_of(server) == "filed"
        assert fleet.here(*PING, FLEET_CONFIG=file, FLEET_TOKEN="env").code == 0
        assert token_of(server) == "env"
        at = fleet.at(NOWHERE, "env")
        given = (*PING, "--base-url", server.url)
        token = str(saved(tmp_path / "token", "option\n"))
        assert at.here(*given, "--token-file", token).code == 0
        assert token_of(server) == "option"


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (".config/fleet/config.toml", 'url = "{}"\ntoken = "t"\n'),
        (".nexigon-cli.toml", 'hub-url = "{}"\ntoken = "t"\nprofile = "x"\n'),
    ],
    ids=["its own", "the vendor's"],
)
def test_files_that_are_found(
    name: str, keys: str, fleet: CommandLine, tmp_path: Path
) -> None:
    with ScriptedServer([OK]) as server:
        saved(tmp_path / name, keys.format(server.url))
        done = fleet.here(*PING, HOME=str(tmp_path), FLEET_ALLOW_PLAINTEXT="1")
        assert done.code == 0, done.err
        assert token_of(server) == "t"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644])
def test_a_file_that_others_may_read_is_refused(
    mode: int, fleet: CommandLine, tmp_path: Path
) -> None:
    file = saved(tmp_path / "c.toml", f'url = "{NOWHERE}"\ntoken = "c4nary"\n', mode)
    done = fleet.here(*PING, "--config-file", str(file))
    assert done.code == 2
    assert f"chmod 600 {file}" in done.err


def test_a_file_of_somebody_else_is_refused(fleet: CommandLine, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    file = saved(tmp_path / "c.toml", f'url = "{NOWHERE}"\n')
    os.chown(file, 12345, 12345)
    done = fleet.here(*PING, "--config-file", str(file))
    assert done.code == 2
    assert "belongs to somebody else" in done.err


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('url = "x\ntoken = "c4nary"', "is no TOML"),
        (f"url = {'[' * 5000}", "is no TOML"),
        (f"url = {'9' * 5000}", "is no TOML"),
        ("#" * (1 << 20) + "#", "is longer than 1048576 bytes"),
        ("url = 1", "url must be text"),
        ('ulr = "x"', "there is no ulr\nhint: did you mean url?"),
        ('url = "ftp://x"', "https"),
    ],
)
def test_a_file_with_mistakes(
    text: str, wanted: str, fleet: CommandLine, tmp_path: Path
) -> None:
    file = saved(tmp_path / "c.toml", text)
    done = fleet.here(*PING, "--config-file", str(file))
    assert done.code == 2
    assert wanted in done.err
    assert "c4nary" not in done.err


def test_no_such_file(fleet: CommandLine) -> None:
    done = fleet.here(*PING, "--config-file", "/no/such")
    assert (done.code, "No such file" in done.err) == (2, True)


@pytest.mark.parametrize("text", ["0", "-1s", "5", "nan", "25h", "1d", "ten"])
def test_durations(text: str, fleet: CommandLine) -> None:
    with ScriptedServer([OK]) as server:
        done = fleet.at(server.url).here(*PING, f"--timeout={text}")
    assert done.code == (0 if text == "5" else 2)


def test_plain_http_is_asked_for(fleet: CommandLine) -> None:
    done = fleet.here(*PING, "--base-url", "http://127.0.0.1:1")
    assert done.code == 2
    assert "--allow-plaintext" in done.err
