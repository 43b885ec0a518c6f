"""Whole outputs, kept: what a spec becomes, to the byte."""
