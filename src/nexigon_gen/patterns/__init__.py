"""The dialect of `pattern:`: what means the same to every engine that meets it.

A pattern is read by the Rust engine of our server, and by whatever reads openapi.json:
ECMA-262 with its `u` flag by the book, in practice other engines too. So the language
has what they all have, `portable` writes it as they all read it, and what one of them
would read otherwise is an error with the place in the pattern. Without lookaround and
backreferences a search takes time in proportion to the text: `is_found` is one.
"""

from .dialect import portable
from .refusals import DialectError
from .search import is_found

__all__ = ["DialectError", "is_found", "portable"]
"""What other layers use."""
