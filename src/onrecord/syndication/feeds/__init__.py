"""The Atom feed of stories (RFC 4287)."""
