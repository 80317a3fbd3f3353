"""What every test is given: a cache folder of its own, English, no colours, and no deadline on a busy machine."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# The gate tries the same examples each time, so that it judges the change; at a desk they are new ones each time.
settings.register_profile("tonelint", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("tonelint")


@pytest.fixture(autouse=True, scope="session")
def _surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's own cache, locale and terminal play no part."""
    before = dict(os.environ)
    os.environ.setdefault("TONELINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    os.environ.update(LC_ALL="C.UTF-8", COLUMNS="100")
    for name in ("NO_COLOR", "FORCE_COLOR", "TONELINT_DEBUG"):
        os.environ.pop(name, None)
    yield
    os.environ.clear()
    os.environ.update(before)
