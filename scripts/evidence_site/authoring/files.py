"""Writing files so that nothing is ever lost: a new one only where none is, another's place taken in one step."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and the folders that it lies in.

    Raises:
        FileExistsError: something is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)


def replace(path: Path, content: bytes) -> None:
    """Put other content into a file, whole or not at all."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        shutil.copymode(path, name)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def require_open(folder: Path) -> None:
    """Look into a folder, if there is one; what is in it does not matter here.

    Raises:
        OSError: nobody may know, as in a folder without permission.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        for each in folder.iterdir():
            each.lstat()
