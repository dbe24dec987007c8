from evidence_site.export import export_files
from export.works import WORKS


def test_the_library_and_each_entry_are_files_in_each_format() -> None:
    files = export_files(WORKS)
    assert sorted(files) == [
        *(f"references/entries/a~3ab~2fc.d.{ending}" for ending in ("bib", "json", "ris")),
        *(f"references/entries/hall2021.{ending}" for ending in ("bib", "json", "ris")),
        *(f"references/entries/obrien2020.{ending}" for ending in ("bib", "json", "ris")),
        *(f"references/library.{ending}" for ending in ("bib", "json", "ris")),
    ]
    assert files["references/library.bib"].count(b"@") == 3
    assert files["references/entries/a~3ab~2fc.d.bib"].startswith(b"@incollection{a:b/c.d,\n")


def test_without_references_there_is_no_file() -> None:
    assert export_files([]) == {}


def test_every_format_is_the_same_on_every_run() -> None:
    assert export_files(WORKS) == export_files(WORKS)
