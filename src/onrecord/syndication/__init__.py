"""What leaves the building as documents: feeds and sitemaps, one folder per protocol.

Owns the addresses and the choice of what goes in; the bytes are written by `formats`. Sees
notices and does not know that a desk exists.
"""
