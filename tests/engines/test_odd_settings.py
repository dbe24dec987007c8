"""`mkdocs.yml` as nobody should write it: words, and nothing that a person wrote is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.exceptions import Abort, ClickException

from engines.running import contents, mkdocs, run
from evidence_site.engines.mkdocs_site import project_of, read_config

Golden = Callable[[str], Path]
LEAST = "site_name: Ours\ntheme: {name: material}\nplugins: [search, evidence-site]\n"
ODD = (
    *(
        "",
        "- a\n",
        "a\n",
        "~\n",
        "a: b\0\n",
        "a: &a [*a]\n",
        "site_name: [a]\n",
        f"{LEAST}---\n{LEAST}",
        f"{LEAST}? [a]\n: b\n",
    ),
    *(f"INHERIT: mkdocs.yml\n{LEAST}", f"INHERIT: [a]\n{LEAST}", f"INHERIT: nothing.yml\n{LEAST}"),
    *(
        LEAST.replace("[search, evidence-site]", each)
        for each in ("3", "evidence-site", "[[evidence-site]]", "[nothing]")
    ),
    *(
        LEAST.replace("{name: material}", each)
        for each in ("[a]", "nothing", "{name: null}", "{name: material, custom_dir: [a]}")
    ),
    *(f"{LEAST}docs_dir: {each}\n" for each in (".", "..", "/nowhere", "[a]", "3", '"a\\0b"')),
    *(f"{LEAST}site_dir: {each}\n" for each in (".", "..", "docs", "docs/a", "[a]", "3", '""', "!relative $docs_dir")),
    *(f"{LEAST}extra: {each}\n" for each in ("!!python/object/apply:os.system [x]", "!x y", "[" * 3000 + "]" * 3000)),
    *(
        f"{LEAST}{each}\n"
        for each in ("hooks: [nothing.py]", "hooks: 3", "nav: 3", "extra: null", "site_url: 'http://[x'")
    ),
    *(f"{LEAST}{each}\n" for each in ("repo_url: https://a.org/b\nedit_uri: 'http://[y'", "markdown_extensions: 3")),
)


@pytest.mark.parametrize("settings", ODD, ids=range(len(ODD)))
@pytest.mark.filterwarnings("ignore")
def test_settings_that_cannot_be_used_are_refused_in_words(golden: Golden, settings: str) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    before = contents(project)
    with pytest.raises((ClickException, Abort)):
        project_of(read_config(project))
    assert contents(project) == before


@pytest.mark.parametrize("own", ["mkdocs.yml", "./mkdocs.yml", "docs/../mkdocs.yml", "other.yml"])
def test_settings_that_inherit_from_themselves_are_told_in_one_line(golden: Golden, own: str) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text(f"INHERIT: {own}\n{LEAST}", encoding="utf-8")
    (project / "other.yml").write_text("INHERIT: mkdocs.yml\nextra: !ENV [A]\n", encoding="utf-8")
    for command in ("build", "serve"):
        outcome = run(project, command)
        assert outcome.returncode == 1
        assert outcome.stderr == "Error: mkdocs.yml inherits from itself: take INHERIT out of one of the files.\n"


def test_settings_may_inherit_from_others_in_turn(golden: Golden) -> None:
    project = golden("minimal")
    (project / "more").mkdir()
    (project / "mkdocs.yml").write_text(f"INHERIT: more/b.yml\n{LEAST}", encoding="utf-8")
    (project / "more" / "b.yml").write_text("INHERIT: ../c.yml\nsite_author: B\n", encoding="utf-8")
    (project / "c.yml").write_text("site_author: C\ncopyright: C\n", encoding="utf-8")
    config = read_config(project)
    assert (config.site_author, config.copyright) == ("B", "C")


def test_settings_inherit_from_no_device(golden: Golden) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text(f"INHERIT: /dev/zero\n{LEAST}", encoding="utf-8")
    with pytest.raises(ClickException, match=r"^INHERIT in mkdocs\.yml names zero, which is no file\.$"):
        read_config(project)


SHAPES = [
    ("theme.palette", LEAST.replace("material}", f"material, palette: {each}}}"))
    for each in ("7", "slate", "[slate]", "{scheme: [a]}", "[{toggle: x}]", "[{toggle: {icon: 3}}]")
]
SHAPES += [("theme.icon", LEAST.replace("material}", "material, icon: x}"))]
SHAPES += [("theme.logo", LEAST.replace("material}", "material, logo: [x]}"))]
SHAPES += [(name, f"{LEAST}{name}: [{{a: b}}]\n") for name in ("extra_css", "extra_templates")]
SHAPES += [
    (f"extra.{each}", f"{LEAST}extra: {{{each}: {value}}}\n")
    for each, value in [("social", "7"), ("social", "[a]"), ("alternate", "7"), ("analytics", "a"), ("consent", "[a]")]
]


@pytest.mark.parametrize(("name", "settings"), SHAPES)
def test_a_setting_of_a_wrong_shape_is_told_by_its_name(golden: Golden, name: str, settings: str) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(ClickException) as told:
        read_config(project)
    assert str(told.value).startswith(f"`{name}` in mkdocs.yml should be a")


@pytest.mark.parametrize(
    "settings",
    [
        LEAST.replace("material}", "material, palette: {scheme: slate, primary: teal}}"),
        LEAST.replace(
            "material}", "material, icon: {logo: material/library}, palette: [{scheme: a, toggle: {icon: b, name: c}}]}"
        ),
        LEAST.replace("material}", "material, palette: [], logo: null, icon: false}"),
        f"{LEAST}extra: {{social: [{{icon: a, link: b}}], analytics: {{}}, tags: {{a: b}}}}\nextra_css: [a.css]\n",
    ],
)
def test_settings_of_a_right_shape_are_taken(golden: Golden, settings: str) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert read_config(project).site_name == "Ours"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import nothing_of_this_name", "mkdocs.yml cannot be read: a hook or plugin that it names failed (Module"),
        ("def (", "mkdocs.yml cannot be read: a hook or plugin that it names failed (SyntaxError: "),
        ("1 / 0", "mkdocs.yml cannot be read: a hook or plugin that it names failed (ZeroDivisionError: "),
        (
            "def on_page_markdown(text, **_):\n    return {}['a']",
            "mine.py, a hook that mkdocs.yml names, failed in line 2 (KeyError: 'a').",
        ),
        (
            "def on_config(config):\n    import json\n    json.loads('[')",
            "mine.py, a hook that mkdocs.yml names, failed in line 3 (JSONDecodeError: ",
        ),
    ],
)
def test_a_hook_that_fails_is_told_in_words(golden: Golden, code: str, told: str) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text(f"{LEAST}hooks: [mine.py]\n", encoding="utf-8")
    (project / "mine.py").write_text(f"{code}\n", encoding="utf-8")
    outcome = run(project, "build")
    assert outcome.returncode == 1
    assert told in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not (project / "site").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("findings", "holds what you have written. Name a new folder, or an empty one."),
        ("references/sources", "references, which holds what you have written. Name a folder elsewhere."),
        ("link", "holds something else than this command writes. Name a new folder, or an empty one."),
        ("site/../findings", "holds what you have written. Name a new folder, or an empty one."),
        ("mkdocs.yml", "is a file. Name a new folder, or an empty one."),
    ],
)
def test_plain_mkdocs_does_not_put_the_site_over_something_else(
    golden: Golden, tmp_path: Path, folder: str, told: str
) -> None:
    project, elsewhere = golden("minimal"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine", "utf-8")
    (project / "link").symlink_to(elsewhere)
    (project / "mkdocs.yml").write_text(f"{LEAST}site_dir: {folder}\n", encoding="utf-8")
    before = contents(tmp_path)
    outcome = mkdocs(project, "build")
    assert outcome.returncode == 1
    assert "which is `site_dir` in mkdocs.yml, " in outcome.stderr
    assert told in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert contents(tmp_path) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [
        LEAST.replace("material}", "material, features: 3}"),
        LEAST.replace("material}", "material, features: [1]}"),
        LEAST.replace("material}", "material, favicon: [a]}"),
        LEAST + 'site_dir: "a\\0b"\n',
    ],
)
def test_plain_mkdocs_tells_of_settings_of_a_wrong_kind_in_words(golden: Golden, settings: str) -> None:
    project = golden("minimal")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    outcome = mkdocs(project, "build")
    assert outcome.returncode == 1
    assert (
        "mkdocs.yml cannot be read: a setting there, or in a file that INHERIT names, is of a wrong kind"
        in outcome.stderr
    )
    assert "Traceback" not in outcome.stderr
    assert not (project / "site").exists()
