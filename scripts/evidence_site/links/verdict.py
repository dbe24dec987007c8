"""What is wrong with one link in a file of the site, if anything."""

import posixpath
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

from evidence_site import link_faults
from evidence_site.diagnostics import Fault
from evidence_site.links.addresses import Kind, Target, resolve
from evidence_site.links.built_site import INDEX, BuiltSite, likeness_key, published_path
from evidence_site.links.markup import Link, PageMarkup
from evidence_site.rule import Rule
from evidence_site.spelling import nearest

OWN_ADDRESS = "canonical link"
SITEMAP = "sitemap entry"
_TOP = "top"


class Objection(NamedTuple):
    """A fault of a link, and the rule that words it."""

    rule: Rule[..., Fault]
    fault: Fault
    target: str = ""
    """Where the link leads; equal for the same link on pages in different folders."""


def judge(site: BuiltSite, path: str, link: Link, base: str = "") -> Objection | None:
    """Return what is wrong with a link in the file at `path`; its addresses are relative to `base`, if it has one."""
    target = _target(site, path, link.address, base)
    objection = _judge(site, path, link, target)
    return objection and objection._replace(target=f"{target.path}#{target.anchor}" if target.path else link.address)


def _judge(site: BuiltSite, path: str, link: Link, target: Target) -> Objection | None:
    match target.kind:
        case Kind.INSIDE:
            return _judge_inside(site, path, link, target)
        case Kind.WEB if link.name in {OWN_ADDRESS, SITEMAP}:
            return _judge_own_address(site, path, link)
        case Kind.WEB | Kind.ELSEWHERE:
            return None
        case Kind.BEYOND:
            return _objection(link_faults.outside_the_site, link, site.address.path)
        case Kind.OWN_MACHINE:
            return _objection(link_faults.private_address, link)
        case Kind.UNUSABLE:
            return _objection(link_faults.unusable_address, link, target.reason)


def _target(site: BuiltSite, path: str, address: str, base: str) -> Target:
    if not base:
        return resolve(address, path, site.address)
    start = resolve(base, path, site.address)
    if start.kind is Kind.INSIDE:
        return resolve(address, start.path, site.address)
    return resolve(urljoin(base, address), path, site.address)


def _judge_inside(site: BuiltSite, path: str, link: Link, target: Target) -> Objection | None:
    if link.is_file and not link.address.strip():
        return Objection(link_faults.missing_file, link_faults.missing_file(link.name, "", ""))
    path_there = target.path
    file = f"{path_there}{INDEX}" if not path_there or path_there.endswith("/") else path_there
    if file not in site.files:
        return _judge_absent(site, path, link, path_there)
    if link.name == OWN_ADDRESS and file != path and not site.pages[path].is_redirect:
        return _judge_own_address(site, path, link)
    page = site.pages.get(file) if target.anchor else None
    if target.anchor and not page:
        page = site.anchored(file)
    return _judge_anchor(link, target.anchor, page) if page else None


def _judge_absent(site: BuiltSite, path: str, link: Link, missing: str) -> Objection:
    folder = missing.rstrip("/")
    if any(step in site.symbolic for step in _ancestors(folder)):
        return _objection(link_faults.symbolic_link, link)
    if f"{folder}/{INDEX}" in site.files:
        return _objection(link_faults.missing_slash, link)
    if folder in site.folders:
        return _objection(link_faults.folder_without_page, link)
    file = f"{missing}{INDEX}" if missing.endswith("/") else missing
    other = site.by_likeness.get(likeness_key(file)) or site.by_likeness.get(likeness_key(f"{file}/{INDEX}"))
    if other:
        return _objection(link_faults.wrong_capitals, link, _relative_address(path, other))
    rule = link_faults.missing_file if link.is_file else link_faults.missing_page
    nearest = site.nearest(file)
    return _objection(rule, link, _relative_address(path, nearest) if nearest else "")


def _judge_anchor(link: Link, anchor: str, page: PageMarkup) -> Objection | None:
    # Browsers look for the anchor as it is written, then percent-decoded (HTML Standard, "find a potential indicated
    # element"); what begins with a view of a drawing is none.
    decoded = unquote(anchor)
    found = anchor if anchor in page.anchors else decoded
    if found in page.repeated:
        return _objection(link_faults.repeated_anchor, link)
    if found in page.anchors or found.lower() == _TOP or page.is_redirect or found.startswith("svgView("):
        return None
    likely = nearest(found, page.anchors)
    return _objection(link_faults.missing_anchor, link, f"#{likely}" if likely else "")


def _judge_own_address(site: BuiltSite, path: str, link: Link) -> Objection | None:
    if not site.address.host:
        return None
    if link.name == SITEMAP:
        return _objection(link_faults.outside_the_site, link, site.address.path)
    own = f"https://{site.address.host}{site.address.path}{quote(published_path(path))}"
    return Objection(link_faults.misleading_canonical, link_faults.misleading_canonical(link.address, own))


def _objection(rule: Rule[..., Fault], link: Link, *more: str) -> Objection:
    return Objection(rule, rule(link.name, link.address, *more))


def _ancestors(path: str) -> tuple[str, ...]:
    """Return a path and all the folders above it."""
    parts = path.split("/")
    return tuple("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _relative_address(page: str, file: str) -> str:
    """Return the address of a file relative to a page."""
    path = published_path(file)
    relative = posixpath.relpath(path or ".", posixpath.dirname(page) or ".")
    return quote(f"{relative}/" if path.endswith("/") or not path else relative)
