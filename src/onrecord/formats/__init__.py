"""Wire formats, pure: a frozen dataclass in, a document out.

Owns the vocabulary that every outgoing document is built from (``newsitem``) and one module per
format (``jsonld``, ``atom``, ``sitemap``). Promises that the same input gives the same bytes and
that no text, however hostile, yields a document that cannot be parsed. Leaves to others which
items go where, when, and how they are sent; nothing here reads a clock, a setting or a database.
"""
