"""The guided tour: an error followed from the reader who saw it to the answer that reader gets.

Walks on a real newsroom, over HTTP, as a reader's and an editor's browser without JavaScript, and
compares what every public surface shows before and after with the product's table of kinds: what
must be there, what must have stayed as it was and what must be absent. Owns no rule of its own:
`evidence` states the table once more, on purpose apart from `record.enums`, so that the two check
each other.
"""
