"""Reports and cases: an error from the reader who saw it to the answer that reader gets.

Owns the public report form, the receipt and the status page, the case at the desk, and applying
or declining it. Promises that a report that was acknowledged is stored, once, and that every
decision has a letter which the editor saw. Leaves the change of the story and the notice to
`record`, and the sending to the outbox.
"""
