import os
import re
from pathlib import Path

from evidence_site.load.project_files import load_project
from evidence_site.model import SYNTHESIS, RecordKind, RecordRef
from evidence_site.project import Project
from load import fictional

OTHER = fictional.FINDING.replace("Local trust", "Night work")


def test_a_whole_project_is_loaded(tmp_path: Path) -> None:
    loaded = fictional.load(tmp_path)
    corpus = loaded.corpus
    assert loaded.diagnostics == ()
    assert corpus.synthesis is not None
    assert [each.id for each in corpus.findings] == ["local-trust"]
    assert [each.id for each in corpus.studies] == ["night-shift"]
    assert [each.id for each in corpus.references] == ["hall2021"]
    assert list(corpus.sources) == ["hall2021"]
    assert corpus.unreadable == frozenset()
    assert corpus.verifications == {}


def test_every_problem_of_every_file_is_told_in_one_run_sorted_by_place(tmp_path: Path) -> None:
    loaded = fictional.load(
        tmp_path,
        {
            "findings/local-trust.yml": "titel: x\n"
            + fictional.FINDING.replace("draft", "ready").replace("2026-11-24", "x"),
            "findings/night-work.yml": OTHER.replace("voice: author", "voice: autor") + "summary:\n",
            "references/references.bib": fictional.BIBLIOGRAPHY.replace("2021}", "21}"),
            "references/sources/hall2021.txt": "# A\n\nx\u200b",
        },
    )
    assert fictional.brief(loaded.diagnostics) == [
        ("FLD002", "findings/local-trust.yml", 1, 1),
        ("FLD004", "findings/local-trust.yml", 13, 9),
        ("FLD007", "findings/local-trust.yml", 14, 8),
        ("FLD004", "findings/night-work.yml", 10, 12),
        ("FLD006", "findings/night-work.yml", 14, 1),
        ("BIB007", "references/references.bib", 5, 10),
        ("YML005", "references/sources/hall2021.txt", 3, 2),
    ]
    assert loaded.corpus.findings == ()
    assert loaded.corpus.unreadable == {
        RecordRef(RecordKind.FINDING, "local-trust"),
        RecordRef(RecordKind.FINDING, "night-work"),
        RecordRef(RecordKind.REFERENCE, "hall2021"),
        RecordRef(RecordKind.SOURCE, "hall2021"),
    }
    assert loaded.corpus.synthesis is not None


def test_a_project_without_a_synthesis_or_bibliography_is_told_so_at_their_files(tmp_path: Path) -> None:
    loaded = load_project(Project(tmp_path))
    assert fictional.brief(loaded.diagnostics) == [
        ("YML001", "findings/synthesis.yml", 1, 1),
        ("BIB012", "references/references.bib", 1, 1),
    ]
    assert [each.fault.message for each in loaded.diagnostics] == [
        "there is no `findings/synthesis.yml`",
        "there is no `references/references.bib`",
    ]
    assert loaded.corpus.unreadable == {SYNTHESIS}


def test_a_synthesis_with_another_ending_is_told_once(tmp_path: Path) -> None:
    files = {"findings/synthesis.yml": None, "findings/synthesis.yaml": fictional.SYNTHESIS}
    loaded = fictional.load(tmp_path, files)
    assert fictional.brief(loaded.diagnostics) == [("ID001", "findings/synthesis.yaml", 1, 1)]
    assert loaded.corpus.synthesis is None


def test_records_stand_in_the_order_of_the_synthesis_and_then_of_their_names(tmp_path: Path) -> None:
    names = ["b", "a", "z", "c"]
    loaded = fictional.load(
        tmp_path,
        {
            "findings/synthesis.yml": fictional.with_field("order", "[z, local-trust]", fictional.SYNTHESIS),
            **{f"findings/{name}.yml": OTHER for name in names},
        },
    )
    assert [each.id for each in loaded.corpus.findings] == ["z", "local-trust", "a", "b", "c"]


def test_without_an_order_findings_stand_by_theme_and_then_by_name(tmp_path: Path) -> None:
    themes = "[{id: late, title: L}, {id: part, title: P, parent: first}, {id: first, title: F}]"
    synthesis = fictional.with_field("themes", themes, fictional.SYNTHESIS)
    of = {"a": "late", "b": "part", "c": "first", "d": "first", "e": "unknown"}
    loaded = fictional.load(
        tmp_path,
        {
            "findings/synthesis.yml": re.sub(r"(?m)^order:.*\n", "", synthesis),
            **{f"findings/{name}.yml": f"{OTHER}theme: {theme}\n" for name, theme in of.items()},
        },
    )
    assert [each.id for each in loaded.corpus.findings] == ["a", "c", "d", "b", "e", "local-trust"]


def test_what_was_loaded_does_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    files = {f"findings/{name}.yml": OTHER for name in "abcdef"}
    first = fictional.load(tmp_path / "first", files)
    second = fictional.load(tmp_path / "second", dict(reversed(files.items())))
    assert first.corpus == second.corpus
    assert first.diagnostics == second.diagnostics


def test_a_thousand_findings_load_well_within_a_second(tmp_path: Path) -> None:
    loaded = fictional.load(tmp_path, {f"findings/f-{number}.yml": OTHER for number in range(1000)})
    before = os.times()
    again = load_project(Project(tmp_path))
    after = os.times()
    assert len(again.corpus.findings) == len(loaded.corpus.findings) == 1001
    assert after.user + after.system - before.user - before.system < 1
