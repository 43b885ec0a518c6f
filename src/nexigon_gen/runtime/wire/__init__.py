"""The table of scalars: how they are read, written and bounded. The compiler uses it, too.

It needs nothing but the standard library.
"""
