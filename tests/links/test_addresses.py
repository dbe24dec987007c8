import pytest

from evidence_site.links.addresses import Address, Kind, Target, resolve

SITE = Address("study.example.org", "/site/")
PAGE = "findings/trust/index.html"

WAYS = {
    "": (PAGE, ""),
    "#place": (PAGE, "place"),
    "?sort=year": (PAGE, ""),
    "?sort=year#place": (PAGE, "place"),
    "./": ("findings/trust/", ""),
    "..": ("findings/", ""),
    "../..": ("", ""),
    "../../": ("", ""),
    "../time/": ("findings/time/", ""),
    "../time/?q=1#place": ("findings/time/", "place"),
    "../time/../hope/./": ("findings/hope/", ""),
    "../a//b/": ("findings/a/b/", ""),
    " ../time/\n": ("findings/time/", ""),
    "../ti\nme/": ("findings/time/", ""),
    "../caf%C3%A9/": ("findings/café/", ""),
    "../café/": ("findings/café/", ""),
    "%2e%2E/time/": ("findings/time/", ""),
    "a%2Fb": ("findings/trust/a/b", ""),
    "a b.pdf": ("findings/trust/a b.pdf", ""),
    "../time/#a%20b": ("findings/time/", "a%20b"),
    "../time/#:~:text=so": ("findings/time/", ""),
    "../time/#place:~:text=so": ("findings/time/", "place"),
    "/site/": ("", ""),
    "/site": ("", ""),
    "/site/.": ("", ""),
    "/site/about/": ("about/", ""),
    "https://study.example.org/site/about/#x": ("about/", "x"),
    "http://STUDY.example.org/site/about/": ("about/", ""),
    "https://study.example.org/site": ("", ""),
    "//study.example.org/site/about/": ("about/", ""),
}


@pytest.mark.parametrize(("address", "there"), WAYS.items(), ids=WAYS)
def test_an_address_leads_to_a_file_of_the_site(address: str, there: tuple[str, str]) -> None:
    assert resolve(address, PAGE, SITE) == Target(Kind.INSIDE, *there)


KINDS = {
    "https://other.example.org/": Kind.WEB,
    "//other.example.org/a": Kind.WEB,
    "HTTPS://other.example.org/": Kind.WEB,
    "https://study.example.org/other/": Kind.WEB,
    "https://8.8.8.8/": Kind.WEB,
    "mailto:ada@example.org": Kind.ELSEWHERE,
    "mailto:?subject=Trust": Kind.ELSEWHERE,
    "tel:+441234": Kind.ELSEWHERE,
    "data:image/png;base64,AAAA": Kind.ELSEWHERE,
    "javascript:void(0)": Kind.ELSEWHERE,
    "blob:abc": Kind.ELSEWHERE,
    "../../../x/": Kind.BEYOND,
    "/": Kind.BEYOND,
    "/other/": Kind.BEYOND,
    "/sites/": Kind.BEYOND,
    "file:///etc/hosts": Kind.OWN_MACHINE,
    "C:\\Users\\ada\\a.docx": Kind.OWN_MACHINE,
    "http://localhost/": Kind.OWN_MACHINE,
    "http://127.0.0.1:8000/": Kind.OWN_MACHINE,
    "http://[::1]/": Kind.OWN_MACHINE,
    "http://192.168.1.7/": Kind.OWN_MACHINE,
    "http://169.254.169.254/latest/": Kind.OWN_MACHINE,
    "http://files.ward.local/": Kind.OWN_MACHINE,
    "http:/example.org/": Kind.UNUSABLE,
    "https:example.org": Kind.UNUSABLE,
    "https://": Kind.UNUSABLE,
    "http://[broken/": Kind.UNUSABLE,
    "http://example.org:port/": Kind.UNUSABLE,
    "htttps://example.org/": Kind.UNUSABLE,
    "https//example.org/%zz": Kind.UNUSABLE,
    "mailto:ada": Kind.UNUSABLE,
    "..\\time\\": Kind.UNUSABLE,
    "https://example.org\\x": Kind.UNUSABLE,
    "100%/": Kind.UNUSABLE,
    "caf%E9/": Kind.UNUSABLE,
}


@pytest.mark.parametrize(("address", "kind"), KINDS.items(), ids=KINDS)
def test_an_address_leads_elsewhere_or_nowhere(address: str, kind: Kind) -> None:
    assert resolve(address, PAGE, SITE).kind is kind


def test_without_an_address_the_site_lies_at_the_root_of_its_host() -> None:
    assert resolve("/about/", "404.html", Address()) == Target(Kind.INSIDE, "about/")
    assert resolve("https://study.example.org/", PAGE, Address()).kind is Kind.WEB


@pytest.mark.parametrize(
    ("text", "path"), [("https://a.example", "/"), ("https://a.example/", "/"), ("https://a.example/b/c", "/b/c/")]
)
def test_the_folder_of_a_site_is_read_from_its_address(text: str, path: str) -> None:
    assert Address.parse(text) == Address("a.example", path)
