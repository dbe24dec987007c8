"""The states of a project: its files as they are now, or its records in a commit.

The records of a commit are read from Git's own store: nothing is checked out, and nothing is fetched.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from evidence_site.diagnostics import Diagnostic, Severity
from evidence_site.load import load_project
from evidence_site.model import SYNTHESIS, Corpus, RecordKind, RecordRef
from evidence_site.project import SYNTHESIS_FILE, Project

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes. Of a larger file only the size is taken: loading refuses it for that."""

_KINDS = {
    "findings": RecordKind.FINDING,
    "references/references.bib": RecordKind.REFERENCE,
    "references/sources": RecordKind.SOURCE,
    "references/studies": RecordKind.STUDY,
}
"""The kind of record that a folder or file holds, all of which is lost when that cannot be read."""

_RECORD = re.compile(
    r"(?:findings|references/studies)/[^/\\:]+\.ya?ml|findings/glyphs/[^/\\:]+\.svg|references/sources/[^/\\:]+\.txt|references/references\.bib"
)
_FOLDER = re.compile(r"findings(?:/glyphs)?|references(?:/studies|/sources)?")
_LINK = "120000"
_ENVIRONMENT = {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


class CommitError(Exception):
    """A commit cannot be read; the message says why, and what to do."""


@dataclass(frozen=True)
class Commit:
    """A commit, under the name that a person gave it."""

    revision: str
    id: str


@dataclass(frozen=True)
class State:
    """A project as it was, or is."""

    commit: Commit | None
    """`None` for the files as they are now."""
    corpus: Corpus
    faults: tuple[Diagnostic, ...] = ()
    """The first fault of each file that could not be read."""
    is_empty: bool = False
    """Whether there were no records at all."""

    @property
    def name(self) -> str:
        """What the state is called in a sentence."""
        if self.commit is None:
            return "the files as they are now"
        is_id = self.commit.id.startswith(self.commit.revision)
        return self.commit.revision if is_id else f"{self.commit.revision} ({self.commit.id[:7]})"


class _Blob(NamedTuple):
    id: str
    path: str
    size: int
    is_link: bool


def find_commit(root: Path, revision: str) -> Commit:
    """Return the commit that a person calls by this name.

    Raises:
        CommitError: there is no such commit here, or no repository, or no Git.
    """
    inside = _git(root, "rev-parse", "--show-prefix")
    if inside.returncode:
        raise CommitError(f"Git cannot read the history of {root}: {_complaint(inside)}")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode or not revision:
        raise CommitError(_unknown(root, revision))
    return Commit(revision, found.stdout.decode("ascii").strip())


def find_merge_base(root: Path, one: Commit, other: Commit) -> Commit:
    """Return the last commit that two have in common.

    Raises:
        CommitError: they have none in common, as far as this repository knows.
    """
    found = _git(root, "merge-base", one.id, other.id)
    if found.returncode:
        raise CommitError(f"{one.revision} and {other.revision} have no commit in common here.{_shallowness(root)}")
    commit = found.stdout.decode("ascii").split()[0]
    return Commit(f"where {other.revision} left {one.revision}", commit)


def read_commit(root: Path, commit: Commit) -> State:
    """Return a project, which may be a folder inside the repository, as it was in a commit.

    Raises:
        CommitError: Git does not have all its records.
    """
    with tempfile.TemporaryDirectory(prefix="evidence-site-") as folder:
        _write_records(root, commit, Path(folder))
        return _read(Path(folder), commit)


def read_files(root: Path) -> State:
    """Return a project as it is now, with what is not committed."""
    return _read(root, None)


def in_common(before: State, after: State) -> tuple[Corpus, Corpus]:
    """Return two states without the records that one of them could not read: nothing can be said of these."""
    lost = {each for state in (before, after) for each in _lost(state)}
    return _without(before.corpus, lost), _without(after.corpus, lost)


def _read(root: Path, commit: Commit | None) -> State:
    if not any(os.path.lexists(root / each) for each in ("findings", "references")):
        return State(commit, Corpus(), is_empty=True)
    # Private texts are left out: nothing of them may be shown, and those of a commit are not at hand.
    loaded = load_project(Project(root), private=False)
    faults: dict[str, Diagnostic] = {}
    for each in loaded.diagnostics:
        if each.severity is Severity.ERROR:
            faults.setdefault(each.location.file, each)
    return State(commit, loaded.corpus, tuple(faults.values()))


def _lost(state: State) -> Iterator[RecordRef | RecordKind]:
    """Yield the records that could not be read, and the kinds of record of which none could."""
    yield from state.corpus.unreadable
    for fault in state.faults:
        folder, _, name = fault.location.file.rpartition("/")
        whole, one = _KINDS.get(fault.location.file), _KINDS.get(folder)
        if fault.location.file == SYNTHESIS_FILE:
            yield SYNTHESIS
        elif one:
            yield RecordRef(one, name.rpartition(".")[0])
        elif whole and not (whole is RecordKind.REFERENCE and state.corpus.references):
            yield whole


def _without(corpus: Corpus, lost: set[RecordRef | RecordKind]) -> Corpus:
    def is_kept(kind: RecordKind, name: str) -> bool:
        return kind not in lost and RecordRef(kind, name) not in lost

    return replace(
        corpus,
        synthesis=None if SYNTHESIS in lost else corpus.synthesis,
        findings=tuple(each for each in corpus.findings if is_kept(RecordKind.FINDING, each.id)),
        studies=tuple(each for each in corpus.studies if is_kept(RecordKind.STUDY, each.id)),
        references=tuple(each for each in corpus.references if is_kept(RecordKind.REFERENCE, each.id)),
        sources={key: each for key, each in corpus.sources.items() if is_kept(RecordKind.SOURCE, key)},
    )


def _write_records(root: Path, commit: Commit, folder: Path) -> None:
    """Write the records of a commit into an empty folder. A link becomes one that leads nowhere, so is not read."""
    blobs = list(_blobs(root, commit))
    wanted = [each for each in blobs if each.size <= LARGEST_FILE and not each.is_link]
    contents = dict(zip((each.path for each in wanted), _contents(root, wanted), strict=True))
    for blob in blobs:
        path = folder / blob.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if blob.is_link:
            path.symlink_to(path.name)
            continue
        with path.open("wb") as file:
            file.write(contents.get(blob.path, b""))
            file.truncate(blob.size)


def _blobs(root: Path, commit: Commit) -> Iterator[_Blob]:
    prefix = os.fsdecode(_ask(root, "rev-parse", "--show-prefix")).rstrip("\n")
    folders = (f"{prefix}findings", f"{prefix}references")
    listed = _ask(root, "--literal-pathspecs", "ls-tree", "-r", "-l", "-z", "--full-tree", commit.id, "--", *folders)
    for line in filter(None, listed.split(b"\0")):
        facts, _, name = line.partition(b"\t")
        mode, kind, blob, size = facts.decode("ascii").split()
        path = os.fsdecode(name).removeprefix(prefix)
        is_link = mode == _LINK
        if kind == "blob" and (_RECORD.fullmatch(path) or (is_link and _FOLDER.fullmatch(path))):
            yield _Blob(blob, path, int(size), is_link)


def _contents(root: Path, blobs: Sequence[_Blob]) -> Iterator[bytes]:
    """Yield the contents of files in turn, asked for all at once."""
    wanted = "".join(f"{each.id}\n" for each in blobs).encode("ascii")
    given = _ask(root, "cat-file", "--batch", stdin=wanted)
    at = 0
    for blob in blobs:
        start = given.index(b"\n", at) + 1
        at = start + blob.size + 1
        if not given[:start].endswith(b" blob %d\n" % blob.size):
            raise CommitError(f"Git does not hold {blob.path} of that commit here.{_shallowness(root)}")
        yield given[start : start + blob.size]


def _unknown(root: Path, revision: str) -> str:
    message = f"Git knows no commit by the name of {revision!r} here."
    if ".." in revision:
        return f"{message} Name two commits with a space between them: evidence-site diff main HEAD"
    return f"{message}{_shallowness(root) or ' See which there are with: git log --oneline --all'}"


def _shallowness(root: Path) -> str:
    """Return what to do about a clone without its whole history, or an empty text if this is none."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    cure = " This clone holds a part of the history alone. Fetch the rest with: git fetch --unshallow, or, in a "
    return f"{cure}workflow of GitHub, with fetch-depth: 0 at the checkout." if shallow else ""


def _ask(root: Path, *words: str, stdin: bytes = b"") -> bytes:
    answer = _git(root, *words, stdin=stdin)
    if answer.returncode:
        raise CommitError(f"Git cannot give the records: {_complaint(answer)}{_shallowness(root)}")
    return answer.stdout


def _complaint(answer: subprocess.CompletedProcess[bytes]) -> str:
    return answer.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")


def _git(root: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), *words]
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        # No shell reads the words, and a revision never stands where Git takes options.
        return subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)  # noqa: S603
    except FileNotFoundError:
        raise CommitError("Git is not installed, and the records of a commit are read with it.") from None
