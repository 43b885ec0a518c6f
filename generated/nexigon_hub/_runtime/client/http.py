"""The default transport by its former name; `transport` of the package has all of them."""

from .transport.http import HttpTransport
from .transport.network import Network

__all__ = ["HttpTransport", "Network"]
