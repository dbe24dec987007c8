"""An address as it stands in a file of the site."""

from typing import NamedTuple


class Reference(NamedTuple):
    """An address that a file of the site names, and the place where it stands."""

    address: str
    start: int
    """The place in the text of the file, in characters from its beginning."""
    end: int
    name: str = "link"
    """What it is, in a reader's words: link, image, script."""
    is_file: bool = False
    """The page is not shown whole without it; it is no place for a reader to go to."""

    def moved(self, by: int) -> "Reference":
        """Give the same, further on in the text."""
        return Reference(self.address, self.start + by, self.end + by, self.name, self.is_file)
