from functools import cache

import pytest
import yaml

PARSED = cache(yaml.compose)


@pytest.fixture(scope="module", autouse=True)
def _yaml_is_parsed_once():
    """Files that did not change are not parsed again: what is tested is what we make of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "compose", PARSED)
        yield
