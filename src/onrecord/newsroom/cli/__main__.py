"""`python -m onrecord.newsroom.cli`: the command with the very interpreter that runs us."""

from onrecord.newsroom.cli import main

main(prog_name="onrecord")
