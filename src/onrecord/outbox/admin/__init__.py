"""The outbox's screens: what is owed, what failed, and trying again."""
