"""`onrecord manage …`: Django's own commands."""

import click

from onrecord.newsroom.cli import entry


@click.command(
    context_settings={
        "ignore_unknown_options": True,
        "allow_interspersed_args": True,
        "help_option_names": [],
    }
)
@click.argument("arguments", metavar="COMMAND [ARGS]...", nargs=-1, type=click.UNPROCESSED)
def manage(*, arguments: tuple[str, ...]) -> None:
    """Django's and Wagtail's own commands: migrate, shell, createsuperuser…"""
    entry.enter(migrated=False)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["onrecord manage", *(arguments or ["help"])])
