"""What the tests of matching share: the script of the page, kept running."""

from collections.abc import Iterator

import pytest

from pages.propose.script import Conversation


@pytest.fixture(scope="session")
def script() -> Iterator[Conversation]:
    """The module that looks for quotes in a browser."""
    with Conversation("quote-words.js") as conversation:
        yield conversation
