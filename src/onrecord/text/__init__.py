"""Words and the markup round them, pure: strings in, strings out.

Owns what a rich-text value is made of and how its words are changed or marked (``html``), what
changed between two texts, word by word (``diff``), where a quoted passage stands (``anchor``) and
what of a stranger's text or markup is kept (``clean``). Promises that marking never changes a
word, that changing words leaves every other word and its markup alone, that a difference always
reassembles into both texts, and that a quotation is never found at other words. Leaves to others
which texts are compared, what a difference means for readers, and where any of it is stored;
nothing here reads a clock, a setting or a database.
"""
