"""Effects owed to the world outside the database: a row for each, written with its cause.

Owns the row (kind, subject, attempts, next time, lease, last error), the registry of handlers
and the worker that carries them out. Promises that an effect written in a transaction is tried
until it is done, refused for good, or shown to a person; never that it happens only once:
handlers are idempotent. Knows nothing of what the effects mean.
"""
