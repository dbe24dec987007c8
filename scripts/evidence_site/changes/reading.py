"""The records of two states of a project, reduced to what could be read in both."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_site.changes.commits import Commit, write_records
from evidence_site.diagnostics import Diagnostic, Severity
from evidence_site.load import load_project
from evidence_site.model import SYNTHESIS, Corpus, RecordKind, RecordRef
from evidence_site.project import SYNTHESIS_FILE, Project

_KINDS = {
    "findings": RecordKind.FINDING,
    "references/references.bib": RecordKind.REFERENCE,
    "references/sources": RecordKind.SOURCE,
    "references/studies": RecordKind.STUDY,
}
"""The kind of record that a folder or file holds, all of which is lost when that cannot be read."""


@dataclass(frozen=True)
class State:
    """A project as it was, or is."""

    commit: Commit | None
    """`None` for the files as they are now."""
    corpus: Corpus
    faults: tuple[Diagnostic, ...] = ()
    """The first fault of each file that could not be read."""
    is_empty: bool = False
    """There was no synthesis yet, nor anything else."""

    @property
    def name(self) -> str:
        """What the state is called in a sentence."""
        if self.commit is None:
            return "the files as they are now"
        is_id = self.commit.id.startswith(self.commit.revision)
        return self.commit.revision if is_id else f"{self.commit.revision} ({self.commit.id[:7]})"


def read_commit(root: Path, commit: Commit) -> State:
    """Read a project as it was in a commit."""
    with tempfile.TemporaryDirectory(prefix="evidence-site-") as folder:
        write_records(root, commit, Path(folder))
        return _read(Path(folder), commit)


def read_files(root: Path) -> State:
    """Read a project as it is now, with what is not committed."""
    return _read(root, None)


def in_common(before: State, after: State) -> tuple[Corpus, Corpus]:
    """Give two states without the records that one of them could not read: nothing can be said of these."""
    kinds = {kind for each in (before, after) for kind in _lost_kinds(each)}
    lost = {ref for each in (before, after) for ref in _lost_records(each)}
    return _without(before.corpus, kinds, lost), _without(after.corpus, kinds, lost)


def _read(root: Path, commit: Commit | None) -> State:
    if not any(os.path.lexists(root / each) for each in ("findings", "references")):
        return State(commit, Corpus(), is_empty=True)
    # Private texts are not looked at: there is nothing of them to tell, and those of a commit are not at hand.
    loaded = load_project(Project(root), private=False)
    errors = (each for each in loaded.diagnostics if each.severity is Severity.ERROR)
    faults: dict[str, Diagnostic] = {}
    for each in errors:
        faults.setdefault(each.location.file, each)
    return State(commit, loaded.corpus, tuple(faults.values()))


def _lost_kinds(state: State) -> Iterable[RecordKind]:
    """Give the kinds of record of which nothing could be read."""
    for fault in state.faults:
        kind = _KINDS.get(fault.location.file)
        if kind is RecordKind.REFERENCE and state.corpus.references:
            continue
        if kind:
            yield kind


def _lost_records(state: State) -> Iterable[RecordRef]:
    yield from state.corpus.unreadable
    for fault in state.faults:
        folder, _, name = fault.location.file.rpartition("/")
        kind = _KINDS.get(folder)
        stem = name.rpartition(".")[0]
        if fault.location.file == SYNTHESIS_FILE:
            yield SYNTHESIS
        elif kind:
            yield RecordRef(kind, stem)


def _without(corpus: Corpus, kinds: set[RecordKind], lost: set[RecordRef]) -> Corpus:
    def is_kept(kind: RecordKind, name: str) -> bool:
        return kind not in kinds and RecordRef(kind, name) not in lost

    return replace(
        corpus,
        synthesis=None if SYNTHESIS in lost else corpus.synthesis,
        findings=tuple(each for each in corpus.findings if is_kept(RecordKind.FINDING, each.id)),
        studies=tuple(each for each in corpus.studies if is_kept(RecordKind.STUDY, each.id)),
        references=tuple(each for each in corpus.references if is_kept(RecordKind.REFERENCE, each.id)),
        sources={key: each for key, each in corpus.sources.items() if is_kept(RecordKind.SOURCE, key)},
    )
