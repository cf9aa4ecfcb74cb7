import pytest

from learning.catalogue import load

ARTICLES = load().reading("en").articles


def test_all_articles_stand_on_the_overview(visitor):
    visitor.open("background")
    assert visitor.title == visitor.say("page.background")
    for article in ARTICLES.values():
        assert article.text.lead in visitor.shown


def test_an_unknown_article_leads_to_the_overview(visitor):
    assert visitor.open("background", article="none").title == visitor.say("page.background")


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_can_be_read(visitor, name):
    text = ARTICLES[name].text
    visitor.open("background", article=name)
    assert visitor.title == text.title
    for section in text.sections.values():
        assert section.body in visitor.shown
    assert len(visitor.app.get("plotly_chart")) == (text.diagram is not None)


def test_a_read_article_is_marked_as_done_for_its_reader_only(learner, stranger):
    name = next(iter(ARTICLES))
    learner.open("background", article=name)
    learner.app.toggle(key=f"done.background/{name}").set_value(True)
    assert learner.run().open("background").sees("read.done")
    assert not stranger.open("background").sees("read.done")
