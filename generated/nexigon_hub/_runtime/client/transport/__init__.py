"""Transports: what carries a request to the server, once.

`protocol` says what any of them is. Two of ours open connections, one folder each; the
files beside them are what both use.
"""
