"""The record's screens in Wagtail's admin."""
