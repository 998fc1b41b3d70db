"""What was published: versions, notices, kinds of edit, and the one question.

Owns the immutable history of what readers saw of a page, the notices that stand on it, the
question that is asked when a public page changes (and its answer's way through drafts, schedules
and workflows), and the public record. Promises that a version and everything a change owes are
written in the transaction of the change itself, through every door. Knows pages only as
`wagtailcore.Page` with `RecordMixin`; leaves words of page types to them.
"""
