"""The state of an address, for each way in which a server can behave."""

import ssl
from collections.abc import Iterator
from datetime import timedelta

import pytest
import trustme

from evidence_site.links.external.verdict import NAMELESS, SLOW, UNREACHABLE, State, Verdict
from links.external.misbehaving import NOW, Clock, Server, checker_of, paths, serving

DEAD, UNSURE, OK = State.DEAD, State.UNSURE, State.OK
PRIVATE = "it leads into a private network, and was not asked"
CIRCLE = "it is redirected in a circle"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


SITE = "http://site.test"
STATES = {
    "/page": Verdict(OK),
    "/page#place": Verdict(OK),
    "/page#readme": Verdict(OK),
    "/page#top": Verdict(OK),
    "/page#:~:text=Here": Verdict(OK),
    "/page#place:~:text=Here": Verdict(OK),
    "/page#wrong": Verdict(UNSURE, "the page is there, and the place `wrong` is not on it"),
    "/article.pdf#page=3": Verdict(OK),
    "/article.pdf#part": Verdict(OK),
    "/moved": Verdict(OK, moved=f"{SITE}/page"),
    "/moved-twice#place": Verdict(OK, moved=f"{SITE}/page"),
    "/moved-for-now": Verdict(OK),
    "/get-only": Verdict(OK),
    "/loop": Verdict(UNSURE, CIRCLE),
    "/hop/1": Verdict(UNSURE, "it is redirected more than 10 times"),
    "/status/401": Verdict(UNSURE, "it answered 401: it wants a password"),
    "/status/403": Verdict(UNSURE, "it answered 403: it may refuse programs only"),
    "/status/404": Verdict(DEAD, "it answered 404: there is no such page"),
    "/status/410": Verdict(DEAD, "it answered 410: there is no such page"),
    "/to-gone": Verdict(DEAD, "it answered 410: there is no such page"),
    "/status/412": Verdict(UNSURE, "it answered 412: it may refuse programs only"),
    "/status/418": Verdict(UNSURE, "it answered 418: it may refuse programs only"),
    "/status/429": Verdict(UNSURE, "it answered 429: it was asked too often"),
    "/status/500": Verdict(UNSURE, "it answered 500"),
    "/status/503": Verdict(UNSURE, "it answered 503"),
    "/status/999": Verdict(UNSURE, "it answered 999"),
    "/busy": Verdict(OK),
    "/busy-for-long": Verdict(UNSURE, "it answered 429: it was asked too often"),
    "/flaky": Verdict(OK),
    "/hangs": Verdict(UNSURE, SLOW),
    "/drips": Verdict(UNSURE, SLOW),
    "/drips-body#place": Verdict(UNSURE, SLOW),
    "/endless": Verdict(OK),
    "/endless#place": Verdict(UNSURE, "the page is too long to look for the place `place` on it"),
    "/endless-head": Verdict(UNSURE, "it gave no answer that can be read"),
    "/long-page#place": Verdict(UNSURE, "the page is too long to look for the place `place` on it"),
    "/nonsense": Verdict(UNSURE, "it gave no answer that can be read"),
    "/into-the-network": Verdict(UNSURE, PRIVATE),
    "/into-metadata": Verdict(UNSURE, PRIVATE),
    "/to-a-file": Verdict(UNSURE, "it is redirected to what is no address of the web"),
    "/to-nothing": Verdict(UNSURE, "the address cannot be read"),
}


@pytest.mark.parametrize(("path", "verdict"), STATES.items(), ids=STATES)
def test_an_address_of_a_server_has_the_right_state(path: str, verdict: Verdict, server: Server) -> None:
    assert checker_of(server, Clock()).check(SITE + path) == verdict


NAMES = {
    "http://no-such-name.test/": Verdict(DEAD, NAMELESS),
    "http://later.test/": Verdict(UNSURE, "the name of the site could not be looked up"),
    "http://intranet.test/": Verdict(UNSURE, PRIVATE),
    "http://two-faced.test/page": Verdict(UNSURE, PRIVATE),
    "http://[/": Verdict(UNSURE, "the address cannot be read"),
    f"http://{'a' * 70}.test/": Verdict(UNSURE, "the address cannot be read"),
    "https://site.test/page": Verdict(UNSURE, "no encrypted connection could be made"),
}


@pytest.mark.parametrize(("address", "verdict"), NAMES.items(), ids=[each[:30] for each in NAMES])
def test_an_address_of_another_host_has_the_right_state(address: str, verdict: Verdict, server: Server) -> None:
    assert checker_of(server, Clock()).check(address) == verdict
    assert server.asked == []


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with serving() as gone:
        checker = checker_of(gone, Clock())
    assert checker.check(f"{SITE}/page") == Verdict(UNSURE, UNREACHABLE)


def test_a_certificate_must_prove_who_the_site_is() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("site.test").configure_cert(context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    bad = Verdict(UNSURE, "its certificate does not prove who it is")
    with serving(context) as server:
        assert checker_of(server, Clock()).check("https://site.test/page") == bad
        assert checker_of(server, Clock(), encryption=trusting).check("https://site.test/page#place") == Verdict(OK)
        assert checker_of(server, Clock(), encryption=trusting).check("https://other.test/page") == bad


def test_a_light_question_comes_first_and_only_its_good_news_is_believed(server: Server) -> None:
    checker = checker_of(server, Clock())
    checker.check(f"{SITE}/page")
    checker.check(f"{SITE}/get-only")
    checker.check(f"{SITE}/page#place")
    assert paths(server) == ["HEAD /page", "HEAD /get-only", "GET /get-only", "GET /page"]


def test_signs_that_an_address_cannot_hold_are_encoded(server: Server) -> None:
    checker_of(server, Clock()).check(f"{SITE}/caf\u00e9 and%20tea?q=\u00e9")
    assert paths(server)[0] == "HEAD /caf%C3%A9%20and%20tea?q=%C3%A9"


WAITS = {
    "/busy": [7.0],
    "/busy-until": [9.0],
    "/busy-in-words": [2.0],
    "/busy-for-long": [],
    "/flaky": [2.0],
    "/status/503": [2.0, 4.0],
    "/status/404": [1.0],  # the second question follows at the usual pace
    "/page": [],
}


@pytest.mark.parametrize(("path", "waits"), WAITS.items(), ids=WAITS)
def test_it_asks_again_after_the_time_that_the_site_wants(path: str, waits: list[float], server: Server) -> None:
    clock = Clock()
    checker_of(server, clock).check(SITE + path)
    assert clock.slept == waits


def test_a_name_is_looked_up_once_for_each_connection_so_that_it_cannot_change_its_mind(server: Server) -> None:
    looked_up = []
    honest = checker_of(server, Clock()).client.resolve

    def turncoat(host: str, port: int) -> object:
        looked_up.append(host)
        return honest("site.test" if len(looked_up) == 1 else "intranet.test", port)

    checker = checker_of(server, Clock(), resolve=turncoat)
    assert checker.check(f"{SITE}/page") == Verdict(OK)
    assert looked_up == ["site.test"]
    assert checker.check(f"{SITE}/page") == Verdict(UNSURE, PRIVATE)


REGISTERED = {
    "https://doi.org/10.1136/good": Verdict(OK),
    "http://dx.doi.org/10.1136/good": Verdict(OK),
    "https://doi.org/10.1136%2Fgood": Verdict(OK),
    "https://doi.org/10.1136/a%3Cb%2Fc": Verdict(OK),
    "https://doi.org/10.1136/missing": Verdict(DEAD, "this DOI is not registered"),
    "https://doi.org/10.1136/bare": Verdict(UNSURE, "this DOI is registered, without an address"),
    "https://doi.org/10.1136/broken": Verdict(UNSURE, "the register of DOIs gave no clear answer"),
    "https://doi.org/10.1136/down": Verdict(UNSURE, "it answered 503"),
    "https://pubmed.ncbi.nlm.nih.gov/31230068/": Verdict(OK),
    "https://www.ncbi.nlm.nih.gov/pubmed/31230068": Verdict(OK),
    "https://pubmed.ncbi.nlm.nih.gov/999999999/": Verdict(DEAD, "PubMed has no article of this number"),
    "https://pubmed.ncbi.nlm.nih.gov/7/": Verdict(UNSURE, "PubMed gave no clear answer"),
}


@pytest.mark.parametrize(("address", "verdict"), REGISTERED.items(), ids=REGISTERED)
def test_an_identifier_is_asked_for_where_it_is_registered(address: str, verdict: Verdict, server: Server) -> None:
    assert checker_of(server, Clock()).check(address) == verdict
    assert all(path.startswith(("/handles/", "/summaries?")) for _, path in server.asked)


def test_no_time_is_spent_on_a_name_that_does_not_exist(server: Server) -> None:
    clock = Clock()
    checker_of(server, clock).check("http://no-such-name.test/")
    assert clock.slept == []


def test_a_state_lasts_from_when_it_was_first_seen() -> None:
    gone = Verdict(State.DEAD, "it answered 404", asked=NOW, since=NOW - timedelta(days=21))
    later = NOW + timedelta(days=7)
    assert Verdict(State.DEAD, "it answered 410").at(later, gone).since == gone.since
    assert Verdict(State.OK).at(later, gone).since == later
    assert Verdict(State.DEAD).at(later, None).since == later
