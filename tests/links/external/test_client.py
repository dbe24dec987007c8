"""Which numerical addresses are public, and how often a host is asked."""

import socket
import threading

import pytest

from evidence_site.links.external.client import RateLimit
from evidence_site.links.external.endpoints import Endpoint, is_public
from links.external.misbehaving import Clock

PRIVATE = (
    "0.0.0.0",  # noqa: S104 -- nothing is bound to it
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b::7f00:1",
    "2002:a00:1::",
    "2002:7f00:1::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
)
PUBLIC = ("8.8.8.8", "151.101.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808")


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_refused(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    assert not is_public(Endpoint(family, address, 80))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_public(Endpoint(socket.AF_INET6 if ":" in address else socket.AF_INET, address, 443))


def test_requests_to_one_host_are_kept_apart_and_hosts_do_not_wait_for_each_other() -> None:
    clock = Clock()
    limit = RateLimit(clock.read, clock.sleep, interval=2)
    limit.wait("a")
    limit.wait("b")
    assert clock.slept == []
    limit.wait("a")
    assert clock.slept == [2]
    clock.seconds += 5
    limit.wait("a")
    assert clock.slept == [2]


def test_a_host_that_wants_to_be_left_alone_is() -> None:
    clock = Clock()
    limit = RateLimit(clock.read, clock.sleep)
    limit.wait("a")
    limit.back_off("a", 30)
    limit.wait("a")
    assert clock.slept == [30]


def test_threads_that_ask_one_host_at_once_get_a_turn_each() -> None:
    lock, waits = threading.Lock(), []

    def sleep(seconds: float) -> None:
        with lock:
            waits.append(seconds)

    limit = RateLimit(lambda: 0.0, sleep)
    threads = [threading.Thread(target=limit.wait, args=("a",)) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(waits) == [1, 2, 3, 4, 5]
