"""What the design asks of Material: our layer of templates, style sheet and script, and a few settings.

A project need not say more than `theme: material`. Its own style sheets and scripts come after ours.

A site can also be made to be read from a folder on disk: each page is a file of its own. Material's plugin for this
makes its search fetch a script from another site; our search needs none, and no server.
"""

import os
from collections.abc import Iterable

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig

from evidence_site.design import SCRIPT, SEARCH_SCRIPT, STYLE_SHEET, THEME
from evidence_site.model.colours import Colours, mastheads

OVERRIDES = THEME / "overrides"
"""Our layer of templates, which goes before Material's own. Other builders have it too."""
LAYOUTS = THEME / "layouts"
"""The templates before those while the plugin builds: the base of our own pages, which loads no file of Material."""
BENEATH = "theme"
"""By this and a slash, a template names one that `LAYOUTS` hides."""
FIXED_SETTINGS = {"font": False, "language": "en", "direction": "ltr"}
"""Settings that every site has. With any other `font`, Material would ask Google for it. Our words are English."""
DEFAULT_SETTINGS = {"favicon": "assets/images/favicon.svg"}
"""Settings that hold where a project has none of its own."""
MATERIAL_SETTINGS = {"favicon": "assets/images/favicon.png"}
"""What Material has in their place."""
MATERIAL_SEARCH = "material/search"
"""`search` in mkdocs.yml. It stays there for other builders; in our builds, our own search stands in its place."""
MATERIAL_OFFLINE = frozenset(("offline", "material/offline"))
"""The names of Material's plugin for sites that are read from a disk."""
OFFLINE_VARIABLE = "EVIDENCE_SITE_OFFLINE"
"""Set by `evidence-site build --offline` for the MkDocs that it starts, which has no option for this."""
_INSTANT = "navigation.instant"
"""Features whose names begin so bring in pages without loading them: the design's scripts would not start there."""


def apply_theme(config: MkDocsConfig, colours: Colours, share_alt: str) -> None:
    """Add our templates, style sheet, script and settings to those of a build.

    `share_alt` says what is seen on the picture that other sites show for a link.
    """
    first = 1 if config.theme.custom_dir else 0
    config.theme.dirs[first:first] = [str(LAYOUTS), str(OVERRIDES)]
    config.extra_css.insert(0, STYLE_SHEET)
    config.extra_javascript.insert(0, SCRIPT)
    config.extra["masthead"] = mastheads(colours)
    config.extra["share_alt"] = share_alt
    config.extra["search_script"] = SEARCH_SCRIPT
    if MATERIAL_SEARCH in config.plugins:
        config.plugins[MATERIAL_SEARCH].config["enabled"] = False
    defaults = {
        name: value
        for name, value in DEFAULT_SETTINGS.items()
        if config.theme.get(name) in {None, MATERIAL_SETTINGS[name]}
    }
    for name, value in {**FIXED_SETTINGS, **defaults}.items():
        config.theme[name] = value
    # Otherwise each cell of an aligned table has a style of its own, which the security policy of a page refuses.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    config.theme["features"] = supported_features(config.theme.get("features") or ())


def find_hidden_templates(env: Environment, config: MkDocsConfig) -> None:
    """Let templates name those of the same name in a folder beneath, as `theme/base.html`, Material's own.

    A project's own `main.html` extends `base.html` as in any site with Material. That is ours, and chooses by the page.
    """
    dirs = config.theme.dirs
    beneath = FileSystemLoader(dirs[dirs.index(str(OVERRIDES)) :])
    loaders: list[BaseLoader] = [env.loader] if env.loader else []
    env.loader = ChoiceLoader([*loaders, PrefixLoader({BENEATH: beneath})])
    env.globals["theme_base"] = f"{BENEATH}/base.html"


def supported_features(features: Iterable[str]) -> list[str]:
    """Return the features of Material that work with the design."""
    return [each for each in features if not each.startswith(_INSTANT)]


def is_offline(config: MkDocsConfig) -> bool:
    """Whether the site is to be read from a folder on disk."""
    return os.environ.get(OFFLINE_VARIABLE) == "1" or not MATERIAL_OFFLINE.isdisjoint(config.plugins)


def make_offline(config: MkDocsConfig) -> None:
    """Make each page a file of its own. Material's plugin for this would bring in a script of another site."""
    for name in MATERIAL_OFFLINE & config.plugins.keys():
        config.plugins[name].config["enabled"] = False
    config.use_directory_urls = False
    config.extra["offline"] = True
