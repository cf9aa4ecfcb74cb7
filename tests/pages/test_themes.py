import pytest

from learning.catalogue import load

POINTS = list(load().reading("en").key_points)


def test_all_themes_stand_on_the_overview(visitor, reading):
    visitor.open("themes")
    assert visitor.title == visitor.say("page.themes")
    for theme in reading.themes.values():
        assert theme.text.title in visitor.shown


@pytest.mark.parametrize("query", [{"theme": "T9"}, {"point": "K9.9"}, {"theme": ""}, {"x": "y"}])
def test_an_unknown_theme_leads_to_the_overview(visitor, query):
    assert visitor.open("themes", **query).title == visitor.say("page.themes")


def test_a_theme_leads_to_its_key_points(visitor, reading):
    theme = reading.themes["T2"]
    visitor.open("themes", theme="T2")
    assert visitor.title == theme.text.title
    for point in theme.plan.key_points:
        assert f"point={point.id}" in visitor.shown


@pytest.mark.parametrize("name", POINTS)
def test_every_key_point_can_be_read(visitor, reading, name):
    text = reading.key_points[name].text
    visitor.open("themes", point=name)
    assert visitor.title == text.title
    for part in (text.can, text.means, text.hard, text.example, *text.prompts):
        assert part in visitor.shown
    assert visitor.sees("read.join_to_mark")


def test_a_mark_belongs_to_the_learner_who_set_it(learner, stranger):
    name = f"themes/{POINTS[0]}"
    learner.open("themes", point=POINTS[0])
    learner.app.toggle(key=f"done.{name}").set_value(True)
    learner.run().open("themes", point=POINTS[0])
    assert learner.app.toggle(key=f"done.{name}").value
    stranger.open("themes", point=POINTS[0])
    assert not stranger.app.toggle(key=f"done.{name}").value
