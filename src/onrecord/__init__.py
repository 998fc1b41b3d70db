"""Onrecord: a publishing system in which an error, once reported, is followed to its end."""

__version__ = "0.1.0"
