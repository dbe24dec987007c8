"""What the design asks of Material: its files, our layer of templates, and a few settings.

A project need not say more than `theme: material`. Its own style sheets and scripts come after ours.
"""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from evidence_site.design import SCRIPT, STYLE_SHEET, THEME
from evidence_site.model.colours import Colours, mastheads

FIXED = {"font": False}
"""Settings that every site has. With any other `font`, Material would ask Google for it."""
DEFAULTS = {"favicon": "assets/images/favicon.svg"}
"""Settings that hold where a project has none of its own."""
MATERIALS = {"favicon": "assets/images/favicon.png"}
"""What Material has in their place."""
UNFIT = "navigation.instant"
"""Features whose names begin so bring in pages without loading them: the design's scripts would not start there."""


def overrides() -> Path:
    """Give the folder of our layer of templates, which goes before Material's own."""
    return THEME / "overrides"


def dress(config: MkDocsConfig, colours: Colours) -> None:
    """Put the design into a build."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(overrides()))
    config.extra_css.insert(0, STYLE_SHEET)
    config.extra_javascript.insert(0, SCRIPT)
    config.extra["masthead"] = mastheads(colours)
    own = {name: value for name, value in DEFAULTS.items() if config.theme.get(name) in {None, MATERIALS[name]}}
    for name, value in {**FIXED, **own}.items():
        config.theme[name] = value
    # Else each cell of an aligned table has a style of its own, which the policy of a page refuses.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    config.theme["features"] = fitting(config.theme.get("features") or ())


def fitting(features: Iterable[str]) -> list[str]:
    """Leave out the features of Material that the design cannot have."""
    return [each for each in features if not each.startswith(UNFIT)]
