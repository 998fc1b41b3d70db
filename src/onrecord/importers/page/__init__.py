"""A single page of a news site, saved as text or HTML or read from its address.

`parse.parse` turns bytes into a `plan.Plan`: headline, byline, date, pictures, paragraphs and
story links, with everything it left out (and why) and everything it is unsure of. No part of
the parsing half knows the database or the framework.
"""
