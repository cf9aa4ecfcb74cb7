"""Parts of the report on a cohort that are tables without a chart, each below its sentence."""

from collections.abc import Iterator

from learning.charts.base import LIGHT, Chart
from learning.charts.cohort import struggles
from learning.charts.cohort.alphas import alphas
from learning.charts.cohort.means import means
from learning.edition import Edition
from learning.figures import profile, questions
from learning.figures.reliability import consistency
from learning.phrases import Phrases
from learning.privacy import Pooled
from learning.reports.gathered import Told
from learning.reports.parts import Part, heading, note, table, text
from learning.statistics.counted import TooFew
from learning.statistics.sizes import QUESTIONS_WITHOUT_WARNING_FROM, RELIABILITY_FROM
from learning.vocabulary import Facet

MOST_WRONG = 5


def facets(found: Pooled, told: Told, say: Phrases) -> Iterator[Part]:
    """Practice and capability apart; nothing where only one of them was asked."""
    edition = told.edition
    if len(profile.facets_asked(edition, told.occasion)) < len(Facet):
        return
    for facet in Facet:
        name = edition.text.facets[facet]
        rows = profile.facet_rows(found, edition, facet)
        yield heading(name)
        yield from _told(means(rows, edition, say, LIGHT, name))


def scenarios(found: Pooled, edition: Edition, say: Phrases) -> Iterator[Part]:
    """Most chosen wrong options, and sure but wrong; nothing where no question was answered."""
    answers = questions.answers(found, edition)
    if not any(one.n for one in answers):
        return
    if short := questions.few(answers):
        yield text(say("figures.questions.few", needed=short.needed, n=short.n))
        return
    n = max(one.n for one in answers)
    if n < QUESTIONS_WITHOUT_WARNING_FROM:
        enough = QUESTIONS_WITHOUT_WARNING_FROM
        yield note(say("figures.questions.warning", n=n, enough=enough))
    wrong = questions.wrong_options(answers, MOST_WRONG)
    yield heading(say("figures.wrong"))
    yield from _told(struggles.wrong(wrong, answers, edition, say, LIGHT))
    # Each is a paragraph of its own, which the end of a page does not cut.
    for one in wrong:
        yield text(struggles.in_words(one, edition, say).replace("*", ""))
    surely = questions.surely_wrong(answers, MOST_WRONG)
    yield heading(say("figures.sure"))
    yield from _told(struggles.sure(surely, edition, say, LIGHT))


def reliability(found: Pooled, edition: Edition, say: Phrases) -> Iterator[Part]:
    """Alpha and omega of every scale, or from how many people they are shown."""
    every = consistency(found, edition)
    if all(isinstance(one.found, TooFew) for one in every):
        most = max((one.n for one in every), default=0)
        yield text(say("figures.reliability.few", needed=RELIABILITY_FROM, n=most))
        return
    yield note(say("figures.reliability.draft"))
    yield from _told(alphas(every, edition, say, LIGHT))


def _told(shown: Chart) -> Iterator[Part]:
    yield text(shown.sentence)
    if len(shown.table):
        yield table(shown.table)
