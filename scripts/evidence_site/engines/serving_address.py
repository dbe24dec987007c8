"""The address that `evidence-site serve` is to use: well-formed, of this machine, and free."""

import errno
import ipaddress
import os
import socket

_LARGEST_PORT = 65535
_TRIED = 20
"""Ports that are tried after one that is taken, before none is proposed."""
_LOCALHOST = "localhost"
_USUAL = "127.0.0.1"


class AddressInUseError(Exception):
    """Nothing can be served at an address. Its text says why, and proposes another."""


def read_address(address: str) -> tuple[str, int]:
    """Return the host and the port of an address such as `127.0.0.1:8000` or `[::1]:8000`.

    Raises:
        ValueError: it has another form.
    """
    host, colon, port = address.rpartition(":")
    if not (colon and port.isascii() and port.isdecimal() and 0 < int(port[:6]) <= _LARGEST_PORT):
        raise ValueError(
            f"`{address}` does not say host and port; write a host, a colon and a port from 1 to {_LARGEST_PORT}, "
            f"such as {_USUAL}:8000"
        )
    return _read_host(host), int(port)


def _read_host(host: str) -> str:
    if host == _LOCALHOST:
        return host
    try:
        return str(ipaddress.ip_address(host.removeprefix("[").removesuffix("]")))
    except ValueError:
        raise ValueError(
            f"`{host}` is no host that a site can be served at; write {_USUAL}, {_LOCALHOST}, or an IP address of this "
            "machine"
        ) from None


def require_free(host: str, port: int) -> None:
    """Ask this machine whether a site can be served at an address.

    Raises:
        AddressInUseError: it cannot.
    """
    number = _error_at(host, port)
    if not number:
        return
    if number == errno.EADDRINUSE:
        raise AddressInUseError(f"Port {port} is taken, perhaps by another `serve`. {_proposed(host, port + 1)}")
    if number in {errno.EACCES, errno.EPERM}:
        raise AddressInUseError(
            f"Port {port} is kept for programs of the system. {_proposed(host, max(port + 1, 8000))}"
        )
    if number in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
        raise AddressInUseError(f"{host} is no address of this machine. {_proposed(_USUAL, port)}")
    raise AddressInUseError(f"The site cannot be served at {host}, port {port}: {os.strerror(number)}.")


def _proposed(host: str, first: int) -> str:
    last = min(first + _TRIED, _LARGEST_PORT + 1)
    free = next((port for port in range(first, last) if not _error_at(host, port)), None)
    shown = f"[{host}]" if ":" in host else host
    return f"Try: evidence-site serve --address {shown}:{free}" if free else "Name another with --address HOST:PORT."


def _error_at(host: str, port: int) -> int:
    """Return the number of the system's error when a server wants this address; 0 if it may have it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as server:
            if os.name == "posix":  # as MkDocs's server has it: a port that was left a moment ago is free
                server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind((host, port))
            server.listen()
    except OSError as error:
        return error.errno or errno.EADDRNOTAVAIL
    return 0
