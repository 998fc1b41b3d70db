"""Talking to strangers' servers without being turned inward.

Owns: `fetch.fetch`, the one way in which a document is read from an address somebody else
chose, and `fetch.FetchError`, which says in a sentence why it could not be read and whether
asking again later can help (`permanent`). Leaves to others: what to fetch, when to retry, and
what the bytes mean. Pure Python: nothing of Django, nothing of ours.
"""
