"""Says what is wrong with one address of a file of the site, if anything."""

import posixpath
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

from evidence_site import link_faults
from evidence_site.diagnostics import Fault
from evidence_site.links.addresses import Kind, Target, resolve
from evidence_site.links.built_site import BuiltSite, alike
from evidence_site.links.nearest_file import INDEX, place_of
from evidence_site.links.page_text import PageText
from evidence_site.links.reference import Reference
from evidence_site.rule import Rule
from evidence_site.spelling import nearest

OWN_ADDRESS = "canonical link"
SITEMAP = "sitemap entry"
_TOP = "top"


class Objection(NamedTuple):
    """A fault of an address, and the rule that words it."""

    rule: Rule[..., Fault]
    fault: Fault
    target: str = ""
    """What the address leads to, wherever it stands: equal for the same link on pages of different folders."""


def judge(site: BuiltSite, path: str, reference: Reference, base: str = "") -> Objection | None:
    """Say what is wrong with an address in the file at `path`, whose addresses are relative to `base` if it has one."""
    target = _target(site, path, reference.address, base)
    objection = _judge(site, path, reference, target)
    return objection and objection._replace(
        target=f"{target.path}#{target.anchor}" if target.path else reference.address
    )


def _judge(site: BuiltSite, path: str, reference: Reference, target: Target) -> Objection | None:
    match target.kind:
        case Kind.INSIDE:
            return _judge_inside(site, path, reference, target)
        case Kind.WEB if reference.name in {OWN_ADDRESS, SITEMAP}:
            return _judge_own_address(site, path, reference)
        case Kind.WEB | Kind.ELSEWHERE:
            return None
        case Kind.BEYOND:
            return _object(link_faults.outside_the_site, reference, site.address.path)
        case Kind.OWN_MACHINE:
            return _object(link_faults.private_address, reference)
        case Kind.UNUSABLE:
            return _object(link_faults.unusable_address, reference, target.reason)


def _target(site: BuiltSite, path: str, address: str, base: str) -> Target:
    if not base:
        return resolve(address, path, site.address)
    start = resolve(base, path, site.address)
    if start.kind is Kind.INSIDE:
        return resolve(address, start.path, site.address)
    return resolve(urljoin(base, address), path, site.address)


def _judge_inside(site: BuiltSite, path: str, reference: Reference, target: Target) -> Objection | None:
    if reference.is_file and not reference.address.strip():
        return Objection(link_faults.missing_file, link_faults.missing_file(reference.name, "", ""))
    way = target.path
    file = f"{way}{INDEX}" if not way or way.endswith("/") else way
    if file not in site.files:
        return _judge_absent(site, path, reference, way)
    if reference.name == OWN_ADDRESS and file != path and not site.pages[path].is_redirect:
        return _judge_own_address(site, path, reference)
    page = site.pages.get(file) if target.anchor else None
    if target.anchor and not page:
        page = site.anchored(file)
    return _judge_anchor(reference, target.anchor, page) if page else None


def _judge_absent(site: BuiltSite, path: str, reference: Reference, way: str) -> Objection:
    folder = way.rstrip("/")
    if any(step in site.symbolic for step in _steps(folder)):
        return _object(link_faults.symbolic_link, reference)
    if f"{folder}/{INDEX}" in site.files:
        return _object(link_faults.missing_slash, reference)
    if folder in site.folders:
        return _object(link_faults.folder_without_page, reference)
    file = f"{way}{INDEX}" if way.endswith("/") else way
    other = site.by_likeness.get(alike(file)) or site.by_likeness.get(alike(f"{file}/{INDEX}"))
    if other:
        return _object(link_faults.wrong_capitals, reference, _way(path, other))
    rule = link_faults.missing_file if reference.is_file else link_faults.missing_page
    nearest = site.nearest(file)
    return _object(rule, reference, _way(path, nearest) if nearest else "")


def _judge_anchor(reference: Reference, anchor: str, page: PageText) -> Objection | None:
    # Browsers look for the anchor as it is written, then percent-decoded (HTML Standard, "find a potential indicated
    # element"); what begins with a view of a drawing is none.
    decoded = unquote(anchor)
    found = anchor if anchor in page.anchors else decoded
    if found in page.repeated:
        return _object(link_faults.repeated_anchor, reference)
    if found in page.anchors or found.lower() == _TOP or page.is_redirect or found.startswith("svgView("):
        return None
    likely = nearest(found, page.anchors)
    return _object(link_faults.missing_anchor, reference, f"#{likely}" if likely else "")


def _judge_own_address(site: BuiltSite, path: str, reference: Reference) -> Objection | None:
    if not site.address.host:
        return None
    if reference.name == SITEMAP:
        return _object(link_faults.outside_the_site, reference, site.address.path)
    own = f"https://{site.address.host}{site.address.path}{quote(place_of(path))}"
    return Objection(link_faults.misleading_canonical, link_faults.misleading_canonical(reference.address, own))


def _object(rule: Rule[..., Fault], reference: Reference, *more: str) -> Objection:
    return Objection(rule, rule(reference.name, reference.address, *more))


def _steps(path: str) -> tuple[str, ...]:
    """Give a way and all the folders on it."""
    parts = path.split("/")
    return tuple("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _way(page: str, file: str) -> str:
    """Give the address of a file, seen from a page."""
    place = place_of(file)
    way = posixpath.relpath(place or ".", posixpath.dirname(page) or ".")
    return quote(f"{way}/" if place.endswith("/") or not place else way)
