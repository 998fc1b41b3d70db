"""Stories: page types, blocks, pictures with caption and credit.

Owns what a newsroom writes and how a story's text is addressed, part by part. Promises that
every text readers see has a key that outlives an edit, and that a change of a shared picture's
caption or credit reaches the record of each story that shows it. Other apps put things into a
story's page with `register_slot`.
"""
