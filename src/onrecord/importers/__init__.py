"""Bringing stories in from elsewhere, one folder per source: parse -> plan -> apply.

Parsing reads a stranger's bytes and writes nothing; a plan is what an editor looks at before
anything happens; applying a plan makes a draft, or publishes at the page's own date when asked to.
"""
