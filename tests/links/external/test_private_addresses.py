"""No form in which a stranger can write, hide or reach a private address makes this machine connect to it."""

import socket
from collections.abc import Iterator, Sequence

import pytest

from evidence_site.links.external.client import Endpoint, resolve_name
from evidence_site.links.external.verdict import State, Verdict
from links.external.misbehaving import Clock, Server, checker_of, names, serving

REFUSED = Verdict(State.UNSURE, "it leads into a private network, and was not asked")
FORMS = {
    "this computer": "http://127.0.0.1/",
    "this computer, after a user name": "http://journal.example@127.0.0.1/",
    "this computer, by name": "http://localhost/",
    "as one decimal number": "http://2130706433/",
    "in octal": "http://0177.0.0.1/",
    "in hexadecimal": "http://0x7f000001/",
    "shortened": "http://127.1/",
    "zero": "http://0.0.0.0/",
    "in wide digits": "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/",
    "in circled digits and ideographic stops": "http://\u2460\u2461\u2466\u3002\u24ea\u3002\u24ea\u3002\u2460/",
    "this computer in IPv6": "http://[::1]/",
    "IPv4 mapped into IPv6": "http://[::ffff:127.0.0.1]/",
    "IPv4 translated into IPv6": "http://[64:ff9b::a00:7]/",
    "metadata of a cloud": "http://169.254.169.254/latest/",
    "a private network of class A": "http://10.0.0.7/",
    "a private network of class B": "http://172.16.0.1/",
    "a private network of class C": "http://192.168.0.1/",
    "a provider's shared network": "http://100.64.0.1/",
    "a private network in IPv6": "http://[fd00::1]/",
    "encrypted": "https://10.0.0.7/",
    "a public name of a private address": "http://intranet.test/",
    "a name with a public and a private address": "http://two-faced.test/page",
    "a redirect to a private address": "http://site.test/into-metadata",
    "a redirect to a name of a private address": "http://site.test/into-the-network",
    "a redirect to a decimal number": "http://site.test/into-a-number",
}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def connections(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The connections that are tried to anything but the server; none of them is made."""
    tried: list[tuple[str, int]] = []
    connect = socket.socket.connect

    def watched(self: socket.socket, address: tuple[str, int]) -> None:
        if address != ("127.0.0.1", server.server_address[1]):
            tried.append(address)
            raise OSError("nothing leaves this test")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    return tried


@pytest.mark.parametrize("address", FORMS.values(), ids=FORMS)
def test_a_private_address_is_refused_before_a_connection_is_made(
    address: str, server: Server, connections: list[tuple[str, int]]
) -> None:
    known = names(server)

    def resolve(host: str, port: int) -> Sequence[Endpoint]:
        """Resolve made-up names here, and every spelling of a number as the system does."""
        return known.get(host) or resolve_name(host, port)

    assert checker_of(server, Clock(), resolve=resolve).check(address) == REFUSED
    assert connections == []


def test_the_server_of_these_tests_is_reached_so_that_a_refusal_means_something(
    server: Server, connections: list[tuple[str, int]]
) -> None:
    assert checker_of(server, Clock()).check("http://site.test/page") == Verdict(State.OK)
    assert server.asked
    assert connections == []
