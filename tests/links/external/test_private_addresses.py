"""No form in which a stranger can write, hide or reach a private address makes this machine connect to it."""

import socket
from collections.abc import Iterator, Sequence

import pytest

from evidence_site.links.external.endpoints import Endpoint, is_public, resolve_name
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
    "IPv4 translated within a network": "http://[64:ff9b:1::a00:7]/",
    "IPv4 translated for a host": "http://[::ffff:0:10.0.0.7]/",
    "IPv4 as if it were IPv6": "http://[::10.0.0.7]/",
    "IPv4 in a tunnel, 6to4": "http://[2002:a00:7::1]/",
    "IPv4 in a tunnel, ISATAP": "http://[2606:4700::5efe:10.0.0.7]/",
    "IPv4 in a tunnel, ISATAP, unique": "http://[2606:4700::200:5efe:10.0.0.7]/",
    "segments of a route": "http://[5f00::1]/",
    "the machine's own cloud": "http://168.63.129.16/metadata",
    "the machine's own cloud, mapped": "http://[::ffff:168.63.129.16]/metadata",
    "the machine's own cloud, translated": "http://[64:ff9b::168.63.129.16]/metadata",
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


NO_SITES = [
    *("0.1.2.3", "100.64.0.1", "168.63.129.16", "192.0.0.9", "192.0.0.10", "192.0.0.192", "192.0.2.1", "192.31.196.1"),
    *("192.52.193.1", "192.88.99.1", "192.175.48.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"),
    *("239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::8.8.8.8", "::ffff:0:8.8.8.8", "::ffff:192.88.99.1", "64:ff9b::192.0.0.9", "64:ff9b:1::8.8.8.8"),
    *("64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "64:ff9b:2::1", "100::1", "100:0:0:1::1", "200::1", "4000::1", "5f00::1"),
    *("2001::1", "2001:1::1", "2001:1::3", "2001:2::1", "2001:3::1", "2001:4:112::1", "2001:10::1", "2001:20::1"),
    *("2001:30::1", "2001:1ff::1", "2001:db8::1", "2002:7f00:1::", "2002:a83f:8110::1", "2620:4f:8000::1", "3fff::1"),
    *("3fff:fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1"),
]
"""An address of each range in IANA's registries of special addresses, and of what is not given out at all."""
SITES = [
    *("1.1.1.1", "8.8.8.8", "168.63.129.15", "168.63.129.17", "192.0.1.1", "192.88.98.1", "223.255.255.254"),
    *("::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2001:4860:4860::8888", "2606:4700:4700::1111"),
    *("2001:200::1", "2620:4f:8001::1", "2a00:1450:4001::200e", "2606:4700::5efe:8.8.8.8"),
]


@pytest.mark.parametrize("address", NO_SITES)
def test_where_no_site_can_be_is_not_public(address: str) -> None:
    assert not is_public(Endpoint(socket.AF_UNSPEC, address, 443))


@pytest.mark.parametrize("address", SITES)
def test_where_sites_are_is_public(address: str) -> None:
    assert is_public(Endpoint(socket.AF_UNSPEC, address, 443))
