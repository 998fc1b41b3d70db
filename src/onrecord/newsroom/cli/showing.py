"""What a person sees while and after something runs. Progress goes to the terminal only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

Step = Callable[[], None]


def out() -> Console:
    """Results: standard output, as wide as it takes in a pipe."""
    return Console(highlight=False, soft_wrap=True)


@contextmanager
def progress(label: str, total: int) -> Iterator[Step]:
    """A bar on the terminal while the block runs; call what it yields after each step.

    Silent when standard error is not a terminal.
    """
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(label, total=total)
        yield lambda: bar.advance(task)
