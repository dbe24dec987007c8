"""The address of `serve`: well-formed, of this machine and free, or told in one line that proposes another."""

import contextlib
import socket
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from conftest import GOLDEN
from evidence_site.cli import main
from evidence_site.engines.serving_address import read_address


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens, with a free one after it."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def serve(address: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(GOLDEN / "minimal"), "serve", "--address", address])


def test_a_port_that_is_taken_is_named_and_another_proposed(taken: int) -> None:
    outcome = serve(f"127.0.0.1:{taken}")
    start = f"Error: Port {taken} is taken, perhaps by another `serve`. Try: evidence-site serve --address 127.0.0.1:"
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith(start)
    assert taken < int(outcome.stderr.removeprefix(start)) <= taken + 21


def test_a_proposed_port_is_not_taken_either(taken: int) -> None:
    with socket.socket() as second:
        with contextlib.suppress(OSError):  # if a program has it that is not ours, it is taken all the same
            second.bind(("127.0.0.1", taken + 1))
            second.listen()
        assert int(serve(f"127.0.0.1:{taken}").stderr.rpartition(":")[2]) > taken + 1


@pytest.mark.parametrize(("address", "host"), [("192.0.2.7:8000", "192.0.2.7"), ("[2001:db8::1]:8000", "2001:db8::1")])
def test_an_address_of_another_machine_is_told(address: str, host: str) -> None:
    outcome = serve(address)
    assert outcome.exit_code == 1
    assert outcome.stderr.startswith(
        f"Error: {host} is no address of this machine. Try: evidence-site serve --address 127"
    )


@pytest.mark.parametrize("address", ["8000", ":8000", "localhost", "nurses:8000", "127.0.0.1:", "127.0.0.1:0", "::1:"])
def test_what_is_no_address_is_a_wrong_command(address: str) -> None:
    outcome = serve(address)
    assert outcome.exit_code == 2
    assert "Error: Invalid value for --address: " in outcome.stderr


def test_an_address_is_told_apart_into_host_and_port() -> None:
    assert read_address("localhost:8001") == ("localhost", 8001)
    assert read_address("[::1]:8001") == ("::1", 8001)
