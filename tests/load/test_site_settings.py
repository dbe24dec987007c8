"""Which folders of a site `check` looks into, as `mkdocs.yml` names them."""

from pathlib import Path

import pytest

from evidence_site.load.site_settings import SiteFolders, site_folders


@pytest.mark.parametrize(
    ("settings", "pages", "theme"),
    [
        ("site_name: A", "docs", None),
        ("docs_dir: words", "words", None),
        ("docs_dir: a/b\ntheme: {name: material, custom_dir: look}", "a/b", "look"),
        ("theme: material", "docs", None),
        ("docs_dir: ../words\ntheme: {custom_dir: ../look}", None, None),
        ("docs_dir: /srv\ntheme: {custom_dir: /srv}", None, None),
        ("docs_dir: a/../../words", None, None),
        ('docs_dir: "a\\0b"', None, None),
        ("plugins: [", "docs", None),
        ("docs_dir: !ENV [WORDS, words]", "docs", None),
    ],
)
def test_a_folder_is_looked_into_where_it_is_named_in_the_project(
    settings: str, pages: str | None, theme: str | None, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    expected = (tmp_path / each if each else None for each in (pages, theme))
    assert site_folders(tmp_path) == SiteFolders(*expected)


def test_without_settings_the_usual_folder_is_looked_into(tmp_path: Path) -> None:
    assert site_folders(tmp_path) == SiteFolders(tmp_path / "docs", None)
