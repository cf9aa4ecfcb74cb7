"""A cohort's answers, its report and the instrument as files to take along."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from db import released_rows
from db.cohorts import CohortRecord
from db.released_rows import Released
from learning.cohort_exports import apart
from learning.cohort_exports.files import FORMATS, SHAPES, TYPES, Order, book, limited, order
from learning.cohort_exports.instrument import as_json
from learning.cohort_exports.limits import MOST_LINES, Amount, Wanted
from learning.cohort_exports.rows import Row
from learning.edition import Edition
from learning.names import as_written
from learning.reports.cohort import cohort_report
from learning.reports.paper import paper_edition
from ui import cohort_report as report
from ui import downloads, failures, places, resources, visitor
from ui.downloads import File, Finished
from ui.visit import Visit

_PDF = "application/pdf"


def head(visit: Visit, of: CohortRecord) -> None:
    """The way back, the title, and what these files are."""
    places.link("cohort", as_written(of.title), icon=":material/arrow_back:", cohort=str(of.id))
    st.title(visit.say("page.exports"), anchor=False)
    failures.show_remark()
    st.markdown(visit.say("exports.lead", floor=of.floor))


def way(visit: Visit, of: CohortRecord) -> None:
    """The way to the page of files."""
    places.link("exports", visit.say("exports.way"), icon=":material/download:", cohort=str(of.id))


def answers(visit: Visit, of: CohortRecord) -> None:
    """Choices, and a file that is made when it is asked for."""
    say = visit.say
    st.header(say("exports.answers"), anchor=False)
    st.markdown(say("exports.answers.what"))
    format_ = st.radio(
        say("exports.format"),
        FORMATS,
        format_func=lambda one: say(f"exports.format.{one}"),
        key=visitor.worded("exports.format"),
    )
    shape = st.radio(
        say("exports.shape"),
        SHAPES,
        format_func=lambda one: say(f"exports.shape.{one}"),
        key=visitor.worded("exports.shape"),
    )
    texts = st.checkbox(say("exports.texts"), key="exports.texts", help=say("exports.texts.help"))
    if st.button(say("exports.make"), key="exports.make", type="primary"):
        _make(visit, of, Wanted(format_, shape, texts))


def whole_report(visit: Visit, of: CohortRecord) -> None:
    """The report on the cohort as PDF."""
    say = visit.say
    st.header(say("exports.report"), anchor=False)
    st.markdown(say("exports.report.what"))
    quotes = st.checkbox(
        say("exports.quotes"), key="exports.quotes", help=say("exports.quotes.help")
    )
    if st.button(say("exports.report.make"), key="exports.report.make"):
        with st.spinner(say("exports.making")):
            content = cohort_report(report.gathered(visit, of, quotes=quotes), say)
        file = File(f"cohort-{of.id}-report.pdf", _PDF, "pdf;quotes" if quotes else "pdf")
        _ready(visit, of, file, lambda: content, key="exports.report.take")


def instrument(visit: Visit) -> None:
    """The questions themselves and their code book: nobody's answers."""
    say, edition = visit.say, visit.reading.instrument
    st.header(say("exports.instrument"), anchor=False)
    st.markdown(say("exports.instrument.what"))
    name = f"{edition.plan.id}-{edition.plan.version}-{edition.language}"
    editions = [edition for _, edition in sorted(visit.reading.editions.items())]
    files = {
        "paper": (lambda: paper_edition(edition, say), f"{name}.pdf", _PDF),
        "json": (lambda: as_json(edition), f"{name}.json", "application/json"),
        "book": (lambda: book(editions, say), "code-book.csv", "text/csv"),
    }
    with st.container(horizontal=True):
        for part, (content, file, kind) in files.items():
            st.download_button(
                say(f"exports.{part}"),
                content,
                file,
                kind,
                on_click="ignore",
                key=f"exports.{part}",
                icon=":material/download:",
            )


def _make(visit: Visit, of: CohortRecord, wanted: Wanted) -> None:
    """Make a file, or say in a sentence why there is none before any work begins."""
    say = visit.say
    with resources.database().reading() as session:
        amount = released_rows.amount(session, visit.tutor_id, of.id, texts=wanted.texts)
    if not amount.rows:
        st.info(say("exports.none"))
        return
    if limit := limited(wanted, amount, _editions(visit, amount.editions), say):
        lines, most = amount.lines(wanted.shape), MOST_LINES[wanted.format]
        figures = {"lines": say.number(lines), "most": say.number(most)}
        st.warning(say(f"exports.too_large.{limit}", **figures))
        return
    asked, finished, lines = _finished(visit, of, wanted, amount)
    told = f"{wanted.format};{wanted.shape};lines:{lines}{';texts' * wanted.texts}"
    file = File(asked.name, asked.kind, told)
    _ready(visit, of, file, finished.read, key="exports.take")
    if asked.kind == TYPES["zip"]:
        st.caption(say("exports.packed"))


def _finished(
    visit: Visit, of: CohortRecord, wanted: Wanted, amount: Amount
) -> tuple[Order, Finished, int]:
    """What was made, the file, and how many lines it has; a bar tells how far it has come."""
    say, texts = visit.say, wanted.texts
    name = f"cohort-{of.id}-answers-{wanted.shape}"
    bar = st.progress(0.0, text=say("exports.making"))
    with (
        downloads.turn(lambda: bar.progress(0.0, text=say("exports.waiting"))),
        tempfile.TemporaryDirectory(prefix="exports-") as folder,
        resources.database().reading() as session,
    ):
        found = released_rows.released(session, visit.tutor_id, of.id, texts=texts)
        editions = _editions(visit, found.editions)
        asked = order(wanted, amount, editions, say, of.title, name)
        lines = apart.make(
            asked,
            _told(visit, found, bar),
            Path(folder),
            lambda: bar.progress(1.0, text=say("exports.finishing")),
        )
        finished = Finished(Path(folder) / asked.name)
    bar.empty()
    return asked, finished, lines


def _editions(visit: Visit, keys: Iterable[tuple[str, int]]) -> list[Edition]:
    return [visit.reading.editions[key] for key in keys]


def _told(visit: Visit, found: Released, bar: DeltaGenerator) -> Iterator[list[Row]]:
    """The rows part by part, while the bar tells how many of them are done."""
    done, say = 0, visit.say
    for part in found.parts:
        yield part
        done += len(part)
        text = say("exports.progress", done=say.number(done), of=say.number(found.total))
        bar.progress(min(done / found.total, 1.0), text=text)


def _ready(
    visit: Visit, of: CohortRecord, file: File, content: Callable[[], bytes], *, key: str
) -> None:
    """The finished file; it is gone with the next click on the page."""
    st.success(visit.say("exports.ready", told=downloads.in_words(file.told, visit.say)))
    st.download_button(
        visit.say("exports.take"),
        downloads.noted(visit, of, file, content),
        file.name,
        file.kind,
        on_click="ignore",
        key=key,
        icon=":material/download:",
        type="primary",
    )
