"""What pages cost a line: counted by the browser, held against ``bench.budget``."""

import pytest

from bench.budget import AGAIN, BEGINNING, budget
from bench.traffic import counted
from tests.browser.everybody import ROLES, school


@pytest.fixture(scope="module")
def full(tmp_path_factory, reading):
    with school(tmp_path_factory.mktemp("school"), reading) as full:
        yield full


@pytest.mark.parametrize("role", ROLES)
def test_no_page_loads_more_than_its_budget(visitor, full, role):
    visit = visitor(full.server)
    full.come_in(visit, role)
    costs = {}
    for stop in full.stops(role):
        if stop.place not in costs:
            costs[stop.place] = _loaded(visit, stop.path, cold=True)
    dear = {
        place: (cost.total, cost.requests)
        for place, cost in costs.items()
        if cost.total > budget(place).bytes or cost.requests > budget(place).requests
    }
    assert dear == {}


def test_little_has_to_come_before_the_app_begins(visitor):
    cost = _loaded(visitor(), "/", cold=True)
    assert cost.first.total() < BEGINNING.bytes
    assert cost.first_requests <= BEGINNING.requests
    assert cost.first["scripts"] > 0.7 * cost.first.total()


def test_what_has_come_once_is_not_sent_again(visitor):
    visit = visitor()
    _loaded(visit, "/cases", cold=True)
    again = _loaded(visit, "/cases")
    assert again.kinds["scripts"] == again.kinds["fonts"] == 0
    assert again.total < AGAIN.bytes
    assert again.requests <= AGAIN.requests


def test_a_page_of_another_address_begins_as_fast(visitor):
    cost = _loaded(visitor(), "/themes?theme=T1", cold=True)
    assert cost.first_requests <= BEGINNING.requests


def _loaded(visit, path, *, cold=False):
    with counted(visit.page, cold=cold) as cost:
        visit.open(path)
        visit.page.wait_for_load_state("networkidle")
    return cost
