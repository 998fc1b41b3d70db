"""The composition root: settings, addresses, theme, roles, the `onrecord` command, the demo.

Owns how the other apps are put together into one newsroom and everything a person starts.
Promises that no rule of publishing, correcting or answering is decided here. May import
everyone; nobody imports it.
"""
