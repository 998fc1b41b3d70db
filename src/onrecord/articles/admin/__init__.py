"""The stories' and pictures' own screens in Wagtail's admin."""
