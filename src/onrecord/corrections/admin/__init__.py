"""The desk's screens: the list of cases and the case."""
