"""The numerical addresses of a host, and which of them are on the public internet."""

import socket
from collections.abc import Callable, Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple

_GLOBAL = ip_network("2000::/3")
"""The one part of IPv6 of which sites have addresses (RFC 4291, section 2.4; IANA's "IPv6 Address Space")."""
_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052). Those of `64:ff9b:1::/48` (RFC 8215) are a network's own."""
_ISATAP = 0x5EFE
"""The 32 bits before an IPv4 address in one that a tunnel ends at, where the bit `0x2000000` may be set too (RFC 5214,
section 6.1)."""
_NO_SITES = tuple(
    ip_network(each)
    for each in (
        *("168.63.129.16/32", "192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"),
        *("192.175.48.0/24", "224.0.0.0/4", "2001::/23", "2620:4f:8000::/48", "3fff::/20"),
    )
)
"""What Python's `is_global` takes for the internet, in some version or all, and where a network answers for itself.

Microsoft's Azure serves `168.63.129.16` to each machine of its own. The others are in IANA's registries of special
addresses: protocols' own (`192.0.0.0/24`, RFC 6890; `2001::/23`, RFC 2928), name servers for private addresses
(`192.31.196.0/24`, RFC 7535; `192.175.48.0/24` and `2620:4f:8000::/48`, RFC 7534), the nearest relay of a tunnel
(`192.52.193.0/24`, RFC 7450; `192.88.99.0/24`, RFC 7526), multicast (RFC 5771) and examples (`3fff::/20`, RFC 9637).
"""


class Endpoint(NamedTuple):
    """A numerical address and a port."""

    family: int
    address: str
    port: int


Resolver = Callable[[str, int], Sequence[Endpoint]]


def resolve_name(host: str, port: int) -> Sequence[Endpoint]:
    """Return the addresses of a host, as the system resolves its name.

    Raises:
        socket.gaierror: it has none, or no name server could be asked.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [Endpoint(family, str(address[0]), port) for family, _, _, _, address in found]


def is_public(endpoint: Endpoint) -> bool:
    """Whether an address, and each IPv4 address that it stands for, is on the public internet."""
    return _is_public(ip_address(endpoint.address.partition("%")[0]))


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped or address in _TRANSLATED:
            return _is_public(_last_32_bits(address))
        if address not in _GLOBAL or not all(map(_is_public, _tunnelled(address))):
            return False
    return address.is_global and not any(address in each for each in _NO_SITES)


def _tunnelled(address: IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 addresses to which a tunnel would carry what is sent to an address."""
    if address.sixtofour:
        yield address.sixtofour
    if int(address) >> 32 & 0xFDFFFFFF == _ISATAP:
        yield _last_32_bits(address)


def _last_32_bits(address: IPv6Address) -> IPv4Address:
    return IPv4Address(int(address) & 0xFFFFFFFF)
