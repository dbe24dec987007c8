"""Evidence Site: a website from the records of a qualitative study, every quoted word checked against its source."""

from importlib.metadata import version

__version__ = version("evidence-site")
