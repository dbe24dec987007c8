"""The environment in which templates run; those of a site can show what a page holds, and do nothing else.

Whoever may change a template could otherwise run any program where the site is built.
See https://jinja.palletsprojects.com/en/stable/sandbox/.
"""

import re
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_RECORD, read_text, what_is
from evidence_site.render.found import note_anchor, note_heading, note_works
from evidence_site.render.template_faults import TemplateFaultError

TEMPLATES = Path(__file__).parents[1]
"""The package's own templates: each page, section and style has its template beside its module."""

_ENDED = re.compile(r"[.?!…][\"'”’»]*(?:</[a-z]+>)*$")  # noqa: RUF001 -- typographic quotation marks are meant
_CALLABLE = ("jinja2.", "markupsafe", "evidence_site.")
"""Where what templates may call comes from, besides Python's own texts, lists and days."""


def template_environment(templates: Path | None = None) -> Environment:
    """Return the environment for the package's templates and those in a site's folder, which go before them."""
    own = FileSystemLoader(TEMPLATES)
    loader = ChoiceLoader([_SiteTemplates(templates), own]) if templates else own
    environment = (_Sandbox if templates else Environment)(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=note_works,
    )
    environment.filters.update(sentence=with_full_stop, heading=note_heading, anchor=note_anchor)
    return environment


def with_full_stop(text: str) -> Markup:
    """Return a text as HTML that ends in a full stop, unless it ends a sentence already, even in quotes or italics."""
    html = escape(text)
    # `escape` has replaced quotation marks by character references.
    read = str(html).replace("&#34;", '"').replace("&#39;", "'")
    return html if not html or _ENDED.search(read) else html + "."


class _SiteTemplates(BaseLoader):
    """Reads a site's templates as records are read: no link, no device, no endless file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        """Return a template and its file.

        Raises:
            TemplateNotFound: it is not there.
            TemplateFaultError: it cannot be read.
        """
        steps = PurePosixPath(template).parts
        path = self._folder.joinpath(*steps)
        if ".." in steps or template.startswith("/") or what_is(path, self._folder.parent) == "nothing":
            raise TemplateNotFound(template)
        read = read_text(path, self._folder.parent, LARGEST_RECORD)
        if isinstance(read, Diagnostic):
            line = f", line {read.location.line}" if read.excerpt else ""
            raise TemplateFaultError(f"{read.location.file}{line}: {read.fault.message}; {read.fault.help}")
        return read.text, str(path), None


class _Sandbox(ImmutableSandboxedEnvironment):
    """Lets templates call nothing but what is made for templates, and methods of texts, lists and days."""

    def is_safe_callable(self, obj: Any) -> bool:
        module = getattr(obj, "__module__", None) or "builtins"
        is_made_for_templates = module == "builtins" or module.startswith(_CALLABLE)
        return super().is_safe_callable(obj) and is_made_for_templates
