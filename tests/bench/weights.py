"""Weighs the pages of this repository's site, and the first load of the search of a site with 1,000 findings."""

import gzip
import tempfile
from pathlib import Path

from bench.full_build import FINDINGS, write_many
from browser.browsing import Site, browser, of_each_kind, serving
from browser.weighing import KB, weigh
from conftest import copy_study
from evidence_site.engines.mkdocs_site import build_site


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        project, out = copy_study(Path(folder)), Path(folder) / "built"
        build_site(project, out, strict=False)
        with serving(out) as address, browser() as found:
            site = Site("study", out, address)
            print(f"{'page':48}{'HTML, kB':>10}{'all, gzip, kB':>15}{'requests':>10}")  # noqa: T201
            for path in of_each_kind(site.pages):
                with found.open() as context:
                    it = weigh(context, site, path)
                print(f"{path or 'home':48}{it.html / KB:10.1f}{it.zipped / KB:15.1f}{it.requests:10}")  # noqa: T201
        many = Path(folder) / "many"
        write_many(many, FINDINGS)
        build_site(many, many / "built", strict=False)
        files = first_load(many / "built" / "search")
    plain, zipped = sum(map(len, files)), sum(len(gzip.compress(each)) for each in files)
    print(f"first load of the search, {FINDINGS} findings: {plain / KB:.0f} kB, gzip {zipped / KB:.0f} kB")  # noqa: T201


def first_load(index: Path) -> list[bytes]:
    """Return the files of the index that a query of one word needs at most: of words and of results, the largest."""
    of_each = [[each.read_bytes() for each in index.glob(f"{kind}*.js")] for kind in ("index", "terms-", "entries-")]
    return [max(files, key=len) for files in of_each]


if __name__ == "__main__":
    main()
