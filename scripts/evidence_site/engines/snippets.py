"""What the extension `pymdownx.snippets` may bring into hand-written pages, in a project that has it.

Without limits a page could publish any file of the computer that builds it, or of another site:
https://facelessuser.github.io/pymdown-extensions/extensions/snippets/#options.
"""

from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from evidence_site.load.files import what_is

SNIPPETS = "pymdownx.snippets"


def restrict_snippets(config: MkDocsConfig, root: Path) -> None:
    """Let snippets come from the folder of pages, and from the folders in the project that `base_path` names."""
    if SNIPPETS not in config.markdown_extensions:
        return
    settings = config.mdx_configs.setdefault(SNIPPETS, {})
    theirs = settings.get("base_path") or []
    named = [root / each for each in ([theirs] if isinstance(theirs, str) else theirs)]
    kept = [each.resolve() for each in named if root in each.resolve().parents]
    bases = [Path(config.docs_dir).resolve(), *kept]
    settings |= snippet_settings([str(each) for each in bases])
    extensions: list[Any] = config.markdown_extensions  # Markdown takes names and extensions alike
    extensions.append(_OrdinaryFiles(bases))


def snippet_settings(bases: list[str]) -> dict[str, Any]:
    """Return the settings with which snippets come from these folders alone."""
    return {"base_path": bases, "restrict_base_path": True, "url_download": False}


class _OrdinaryFiles(Extension):
    """Refuses a snippet that is a link, a device, or not in the folders for them."""

    def __init__(self, bases: list[Path]) -> None:
        super().__init__()
        self._bases = bases

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name for it
        snippets: Any = md.preprocessors["snippet"]
        find = snippets.get_snippet_path

        def find_ordinary(path: str) -> str:
            found = find(path)
            kinds = {what_is(Path(found), each) for each in self._bases if each in Path(found).parents} if found else {}
            if kinds != {"file"}:
                raise PluginError(
                    f"`{path}` is no file that a snippet may bring in. Put it among the hand-written pages, or name "
                    f"its folder, in the project, under `base_path` of {SNIPPETS} in mkdocs.yml."
                )
            return str(found)

        snippets.get_snippet_path = find_ordinary
