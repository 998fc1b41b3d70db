"""`onrecord manage`: Django's own commands, with their own options."""


def test_options_belong_to_django(onrecord, newsroom):
    done = onrecord("manage", "makemigrations", "--check", "--dry-run", "--newsroom", "quay")
    assert (done.returncode, done.stdout) == (0, "No changes detected\n")


def test_django_answers_for_its_own_mistakes(onrecord, newsroom):
    done = onrecord("manage", "nonsense", "--newsroom", "quay")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "Unknown command: 'nonsense'"
