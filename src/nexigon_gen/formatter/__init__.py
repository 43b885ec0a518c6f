"""The formatter of specs: one way to write each, comments and meaning untouched.

It has a printer of its own. A library that rewrites YAML in place, such as ruamel.yaml,
keeps comments where they are but knows nothing of the language: the order of keys and
the short forms would have to be moved through its comment tokens one by one.

text ──trivia──▶ CST ──normalize──▶ Doc ──layout──▶ text
     comments            order, forms             lines
"""
