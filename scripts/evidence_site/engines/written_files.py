"""The note of the files that a command has written into a folder, by which those that people added are known.

What they added, such as a README, a `CNAME` or the folder `.git`, stays when a command writes the folder again.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.exceptions import ConfigurationError

NOTE = ".evidence-site"
"""The file in the folder with the paths of all others that the command wrote."""


class AddedFileInTheWayError(ConfigurationError):
    """A file that a person added stands where a command now would write another."""


def note_files(folder: Path, added: Sequence[Path] = ()) -> None:
    """Write the note into a folder in which nothing stands but what a command has written, and what was `added`."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    written = {each.as_posix() for each in paths if not any(each.is_relative_to(one) for one in added)}
    (folder / NOTE).write_text(json.dumps(sorted({*written, NOTE}), indent=0) + "\n", "utf-8")


def noted_files(folder: Path) -> frozenset[str] | None:
    """Return the paths that the note of a folder names; nothing if there is no note that can be read."""
    try:
        noted = json.loads((folder / NOTE).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return None
    return frozenset(map(str, noted)) if isinstance(noted, list) else None


def added_files(folder: Path) -> Iterator[Path]:
    """Yield what the note of a folder does not name, from the folder: files, links, and folders with nothing of ours.

    Without a note it is what is hidden at the top, which MkDocs too leaves where it is.
    """
    noted = noted_files(folder)
    if noted is None:
        hidden = folder.glob(".*") if folder.is_dir() else ()
        yield from sorted(each.relative_to(folder) for each in hidden if each.name != NOTE)
        return
    ours = {parent.as_posix() for each in noted for parent in Path(each).parents}
    left = [folder]
    while left:
        for path in sorted(left.pop().iterdir()):
            name = path.relative_to(folder)
            if name.as_posix() in ours and path.is_dir() and not path.is_symlink():
                left.append(path)
            elif name.as_posix() not in noted or path.is_dir():
                yield name


def keep_added(folder: Path, fresh: Path) -> None:
    """Let what was added to a folder stand in a fresh one too, which is on the same disk and will take its place.

    The folder itself stays as it is, so that whoever ends this command takes nothing away.

    Raises:
        AddedFileInTheWayError: something else stands there in the fresh folder.
    """
    in_the_way = [way for each in added_files(folder) for way in _keep(folder, fresh, each)]
    if in_the_way:
        names = ", ".join(each.as_posix() for each in in_the_way[:3]) + (" and more" if in_the_way[3:] else "")
        raise AddedFileInTheWayError(
            f"{folder} holds {names}, which this command did not write before, and would now write over. Move away "
            "what is there, or name a new folder."
        )


def _keep(folder: Path, fresh: Path, name: Path) -> Iterator[Path]:
    """Let what stands at a path stand in the other folder, and yield what something else is in the way of."""
    old, new = folder / name, fresh / name
    if any(each.is_symlink() or each.is_file() for each in (fresh / parent for parent in name.parents)):
        yield name
    elif old.is_dir() and not old.is_symlink():
        if new.is_symlink() or new.is_file():
            yield name
            return
        is_new = not new.exists()
        new.mkdir(parents=True, exist_ok=True)
        for each in sorted(old.iterdir()):
            yield from _keep(folder, fresh, each.relative_to(folder))
        if is_new:
            shutil.copystat(old, new)
    elif new.is_symlink() or new.exists():
        yield name
    else:
        new.parent.mkdir(parents=True, exist_ok=True)
        _copy(old, new)


def _copy(old: Path, new: Path) -> None:
    """Link a file under a second name, or copy it where the disk has no such links."""
    if old.is_symlink():
        new.symlink_to(old.readlink(), target_is_directory=old.is_dir())
        return
    try:
        new.hardlink_to(old)
    except OSError:
        shutil.copy2(old, new)
