"""What of a package runs during a piece of work, as the interpreter tells it."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType, ModuleType


@dataclass
class Story:
    """What of a folder runs. A coroutine that goes on is no other call."""

    folder: str
    calls: list[str] = field(default_factory=list[str])
    files: set[str] = field(default_factory=set[str])
    _frames: list[FrameType] = field(default_factory=list[FrameType])

    def note(self, frame: FrameType, event: str, _: object) -> None:
        """Told by the interpreter."""
        code: CodeType = frame.f_code
        if event != "call" or not code.co_filename.startswith(self.folder):
            return
        self.files.add(code.co_filename)
        if not any(frame is each for each in self._frames):
            self._frames.append(frame)  # kept, so that no other gets its place
            self.calls.append(code.co_qualname)


@contextmanager
def told(package: ModuleType) -> Generator[Story]:
    """Within it, the story of a package grows."""
    assert package.__file__ is not None
    story = Story(str(Path(package.__file__).parent))
    sys.setprofile(story.note)
    try:
        yield story
    finally:
        sys.setprofile(None)
