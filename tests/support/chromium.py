"""Chromium, driven over its DevTools protocol through a pipe."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOUND = shutil.which("chromium") or shutil.which("chromium-browser")


class Chromium:
    """A page of a browser without a window. Commands are those of the protocol."""

    def __init__(self, read: int, write: int) -> None:
        self._read = os.fdopen(read, "rb", buffering=0)
        self._write = os.fdopen(write, "wb", buffering=0)
        self._number = 0
        self._rest = b""
        self._session = ""
        self.events: list[Mapping[str, Any]] = []
        """What happened, oldest first."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: object) -> Mapping[str, Any]:
        """Carries out a command."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._write.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: Mapping[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def _receive(self) -> Mapping[str, Any]:
        while b"\0" not in self._rest:
            more = self._read.read(1 << 16)
            assert more, "the browser went away"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        found: Mapping[str, Any] = json.loads(message)
        return found

    def wait(self, method: str) -> Mapping[str, Any]:
        """Waits for an event that has not been there since the last `open`."""
        while True:
            for each in self.events:
                if each.get("method") == method:
                    return each
            self.events.append(self._receive())

    def open(self, url: str) -> None:
        """Goes to a page, and waits until it is loaded."""
        self.events.clear()
        self.send("Page.navigate", url="about:blank")
        self.wait("Page.loadEventFired")
        self.events.clear()
        self.send("Page.navigate", url=url)
        self.wait("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """The value of an expression of JavaScript, awaited."""
        done = self.send(
            "Runtime.evaluate",
            expression=script,
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def press(self, key: str, text: str = "") -> None:
        """Presses a key, and lets it go."""
        more = {"text": text} if text else {}
        self.send("Input.dispatchKeyEvent", type="keyDown", key=key, **more)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key)

    def size(self, width: int, height: int = 900) -> None:
        """Sets the size of the window."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def theme(self, scheme: str, media: str = "") -> None:
        """`light` or `dark`, as the system says."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.send("Emulation.setEmulatedMedia", media=media, features=features)

    def picture(self, path: Path) -> None:
        """Writes what the window shows as a PNG."""
        shot = self.send("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def chromium(folder: Path) -> Generator[Chromium]:
    """A browser that keeps its files in a folder."""
    assert FOUND
    to_child, to_us = os.pipe(), os.pipe()
    command = [
        *(FOUND, "--headless=new", "--no-sandbox", "--remote-debugging-pipe"),
        *("--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
        *("--hide-scrollbars", "--force-color-profile=srgb", "--disable-extensions"),
        f"--user-data-dir={folder}",
    ]

    # The browser reads from 3 and writes to 4.
    passed = (to_child[0], to_us[1])
    opening = 'exec "$@" 3<&{} 4>&{}'.format(*passed)
    process = subprocess.Popen(
        ["bash", "-c", opening, "bash", *command],
        pass_fds=passed,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_child[0])
    os.close(to_us[1])
    try:
        yield Chromium(to_us[0], to_child[1])
    finally:
        process.terminate()
        process.wait()
