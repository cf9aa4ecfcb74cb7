import pytest

from learning.catalogue import load

CASES = load().reading("en").cases


def test_all_cases_stand_on_the_list_and_in_the_matrix(visitor):
    visitor.open("cases")
    assert visitor.title == visitor.say("page.cases")
    for name in CASES:
        assert f"case={name}" in visitor.shown
    assert visitor.say("chart.matrix.name") in visitor.app.get("plotly_chart")[0].proto.alt


def test_the_list_narrows_to_a_kind_and_a_theme(visitor):
    visitor.open("cases")
    visitor.app.button_group(key="cases.kind").set_value("talk")
    visitor.app.button_group(key="cases.theme").set_value("T1")
    visitor.run()
    for name, case in CASES.items():
        wanted = case.plan.kind == "talk" and case.plan.theme == "T1"
        assert (f"case={name}" in visitor.shown) is wanted


@pytest.mark.parametrize("name", ["", "no-such-case", "../../etc"])
def test_an_unknown_case_leads_to_the_list(visitor, name):
    assert visitor.open("cases", case=name).title == visitor.say("page.cases")


@pytest.mark.parametrize("name", CASES)
def test_every_case_can_be_read(visitor, name):
    case = CASES[name]
    visitor.open("cases", case=name)
    assert visitor.title == case.text.title
    for part in (case.text.summary, *case.text.facts.values(), *case.text.unknown):
        assert part in visitor.shown
    for source in case.plan.sources:
        assert source.url in visitor.shown
