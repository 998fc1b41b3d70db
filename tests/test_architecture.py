"""What imports do not show: foreign keys and migrations follow the order of the house.

The order is read from the import contract in pyproject.toml, so that there is one of it.
"""

import ast
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "onrecord"


def _contract():
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    (layers,) = [item for item in tool["importlinter"]["contracts"] if item["type"] == "layers"]
    return layers


def _storeys():
    """Every room's storey, 0 on top; brackets say that a room need not exist yet."""
    return {
        name.strip().strip("()"): storey
        for storey, layer in enumerate(_contract()["layers"])
        for name in layer.replace(":", "|").split("|")
    }


STOREYS = _storeys()
APPS = [
    config for config in apps.get_app_configs() if config.name.partition(".")[0] == "onrecord"
]
ROOM_OF_LABEL = {config.label: config.name.partition(".")[2] for config in APPS}


def _may_see(room, other):
    return room == other or STOREYS[room] < STOREYS[other]


def _foreign_keys():
    for config in APPS:
        for model in config.get_models(include_auto_created=True):
            for field in model._meta.get_fields():
                forward = isinstance(field, models.ForeignKey | models.ManyToManyField)
                if forward and field.related_model._meta.app_label in ROOM_OF_LABEL:
                    target = ROOM_OF_LABEL[field.related_model._meta.app_label]
                    yield f"{model.__name__}.{field.name}", ROOM_OF_LABEL[config.label], target


def _migration_dependencies():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for (label, name), migration in loader.disk_migrations.items():
        if label not in ROOM_OF_LABEL:
            continue
        for other, _name in migration.dependencies:
            if other in ROOM_OF_LABEL:
                yield f"{label}.{name}", ROOM_OF_LABEL[label], ROOM_OF_LABEL[other]
        for other, _name in migration.run_before:
            if other in ROOM_OF_LABEL:
                yield f"{label}.{name} (before)", ROOM_OF_LABEL[other], ROOM_OF_LABEL[label]


def test_foreign_keys_point_down():
    keys = list(_foreign_keys())
    assert keys, "no foreign key was found at all"
    assert [key for key in keys if not _may_see(key[1], key[2])] == []


def test_migrations_depend_downwards():
    dependencies = list(_migration_dependencies())
    assert dependencies, "no dependency was found at all"
    assert [item for item in dependencies if not _may_see(item[1], item[2])] == []


def test_every_room_is_in_the_order_and_nothing_else_is():
    contract = _contract()
    assert contract["containers"] == ["onrecord"]
    assert contract["exhaustive"] is True
    rooms = {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if (path / "__init__.py").exists()
        or (path.suffix == ".py" and not path.stem.startswith("__"))
    }
    needed = {
        name.strip()
        for layer in contract["layers"]
        for name in layer.replace(":", "|").split("|")
        if "(" not in name
    }
    assert rooms - STOREYS.keys() == set()
    assert needed - rooms == set()


def test_every_app_is_installed_from_the_order():
    with_models = {path.parent.name for path in PACKAGE.glob("*/apps.py")}
    assert set(ROOM_OF_LABEL.values()) == with_models


@pytest.mark.parametrize("config", APPS, ids=lambda config: config.name)
def test_labels_are_prefixed(config):
    assert config.label == f"onrecord_{config.name.rpartition('.')[2]}"


@pytest.mark.parametrize("room", sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
def test_every_room_says_what_it_owns(room):
    tree = ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))
    assert len((ast.get_docstring(tree) or "").split()) > 15
    # A door, not a room: importing an app imports nothing of it.
    assert not [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]


@pytest.mark.parametrize("config", APPS, ids=lambda config: config.name)
def test_names_of_models(config):
    from wagtail.models import Page

    for model in config.get_models():
        assert issubclass(model, Page) == model.__name__.endswith("Page"), model
