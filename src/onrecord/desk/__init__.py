"""Casework common to both desks: state graphs, letters, and taking in what strangers send.

Owns the letter (written with the decision, sent through the outbox, marked sent when the mail
server took it), the guard of public forms, and graphs of states that are checked when they are
made. Leaves what a case is about to the desks above. Only corrections and opinion import it.
"""
