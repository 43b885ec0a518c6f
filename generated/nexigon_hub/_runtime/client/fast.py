"""The fast transport by its former name; `transport` of the package has all of them."""

from .transport.fast import FastTransport

__all__ = ["FastTransport"]
