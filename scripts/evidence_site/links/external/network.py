"""Connections to public addresses of the internet, and to nothing else.

A link comes from a stranger's pull request. It must not make the machine that checks it talk to its own network, by
whatever name, redirect or change of mind of a name server: a name is resolved once, each address that it has is looked
at, and the connection is made to that very address.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import SplitResult

_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""


class RefusedError(OSError):
    """The address is not one of the public internet."""


class Endpoint(NamedTuple):
    """A numerical address and a port."""

    family: int
    address: str
    port: int


Resolver = Callable[[str, int], Sequence[Endpoint]]


def resolve_name(host: str, port: int) -> Sequence[Endpoint]:
    """Ask the system for the addresses of a host.

    Raises:
        socket.gaierror: there are none, or nobody could be asked.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [Endpoint(family, str(address[0]), port) for family, _, _, _, address in found]


def is_public(endpoint: Endpoint) -> bool:
    """Tell whether an address is one of the public internet, as is each IPv4 address that it stands for."""
    address = ip_address(endpoint.address.partition("%")[0])
    return not any(map(_is_kept_apart, (address, *_within(address))))


def _is_kept_apart(address: IPv4Address | IPv6Address) -> bool:
    return not address.is_global or address.is_multicast or (isinstance(address, IPv6Address) and address.is_site_local)


def _within(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    if isinstance(address, IPv6Address):
        yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))
        if address in _TRANSLATED:
            yield IPv4Address(int(address) & 0xFFFFFFFF)


@dataclass(frozen=True)
class Network:
    """How hosts are found and reached. Tests put their own server in."""

    resolve: Resolver = resolve_name
    allows: Callable[[Endpoint], bool] = is_public
    encryption: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    silence: float = 20
    """Seconds to wait for any sign from a site."""
    patience: float = 40
    """Seconds to wait for the whole of an answer."""

    @contextmanager
    def request(self, method: str, url: SplitResult, headers: Mapping[str, str]) -> Iterator[http.client.HTTPResponse]:
        """Send a request, and give the answer as it begins. Redirects are not followed.

        Raises:
            RefusedError: the host has an address that is not public.
            OSError: no connection, no encryption, or no answer in time.
            http.client.HTTPException: what came is no answer.
        """
        connection = _Connection(self, url)
        try:
            target = (url.path or "/") + (f"?{url.query}" if url.query else "")
            connection.request(method, target, headers=dict(headers))
            with connection.getresponse() as response:
                yield response
            if connection.is_over:
                raise TimeoutError
        except (OSError, http.client.HTTPException) as error:
            if connection.is_over:
                raise TimeoutError from error
            raise
        finally:
            connection.end()


class _Connection(http.client.HTTPConnection):
    """A connection that is made to an address that was looked at, and ends when its time is over."""

    def __init__(self, network: Network, url: SplitResult) -> None:
        self._network = network
        self._encrypts = url.scheme == "https"
        host = (url.hostname or "").encode("idna").decode("ascii")
        super().__init__(host, url.port or (443 if self._encrypts else 80))
        self.is_over = False
        self._made: socket.socket | None = None
        self._alarm = threading.Timer(network.patience, self._give_up)
        self._alarm.daemon = True

    def connect(self) -> None:
        """Resolve the name, look at each address, and connect to the first that answers."""
        found = self._network.resolve(self.host, self.port)
        if not found or not all(map(self._network.allows, found)):
            raise RefusedError
        self.sock = self._made = self._reach(found)
        self._alarm.start()
        if self._encrypts:
            self.sock = self._made = encrypted = self._network.encryption.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            encrypted.do_handshake()

    def end(self) -> None:
        """Close what was opened. `close` is not enough: http.client calls it when the answer has only begun."""
        self._alarm.cancel()
        self.close()
        if self._made:
            self._made.close()

    def _reach(self, found: Sequence[Endpoint]) -> socket.socket:
        problem: OSError | None = None
        for endpoint in found:
            made = socket.socket(endpoint.family, socket.SOCK_STREAM)
            made.settimeout(self._network.silence)
            try:
                made.connect((endpoint.address, endpoint.port))
            except OSError as error:
                made.close()
                problem = error
            else:
                return made
        raise problem or RefusedError

    def _give_up(self) -> None:
        self.is_over = True
        if self._made:
            # Whoever waits for this socket wakes up, in the middle of an answer that does not end.
            with suppress(OSError):
                socket.socket.shutdown(self._made, socket.SHUT_RDWR)
