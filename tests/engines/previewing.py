"""Runs `mkdocs serve` in this process, with a person's edits in place of a browser."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from mkdocs.commands import serve
from mkdocs.config.defaults import MkDocsConfig

Builder = Callable[[], None]
Visit = Callable[[Path, Builder], None]
"""What a person does: reads the folder of the site, and has it built after an edit."""


def preview(project: Path, visit: Visit) -> None:
    """Serve a project until a visit ends. Nothing listens, and nothing is built but when the visit asks for it."""

    class Server:
        def __init__(self, *, builder: Builder, root: str, **_: object) -> None:
            self.builder = builder
            self.root = Path(root)

        def watch(self, *_: object) -> None:
            pass

        def shutdown(self) -> None:
            pass

        def serve(self, **_: object) -> None:
            visit(self.root, self.builder)

    # MkDocs keeps plugins for the next build of a process, which here may be one of another preview.
    with patch.object(serve, "LiveReloadServer", Server), patch.dict(MkDocsConfig.plugins.plugin_cache, clear=True):
        serve.serve(str(project / "mkdocs.yml"))
