"""The demo newsroom: an invented harbour town, its bilingual paper, its stories and pictures.

Owns the texts (`content/*.toml`), their checks (`content.py`) and the drawn pictures
(`pictures.py`). All of it is data and pure Python: putting it into a database is left to others.
"""
