"""Code book and coded answers as files for other programs."""

import streamlit as st

from db.code_book import CodeRecord
from db.cohorts import CohortRecord
from db.open_answers import Answer
from learning import refi
from learning.refi import CodeLine, Project, Source
from learning.tokens import keyed_hash
from ui import answers_frame, downloads
from ui.answers_frame import Material
from ui.downloads import File
from ui.visit import Visit


def code_book(visit: Visit, of: CohortRecord, codes: list[CodeRecord]) -> None:
    """The code book as ``.qdc``; there is none without a code."""
    if codes:
        key, say = _key(visit, of), visit.say
        st.download_button(
            say("coding.files.book"),
            refi.codebook([_line(code) for code in codes], key=key, origin=_origin(visit)),
            f"code-book-{of.id}.qdc",
            "application/xml",
            on_click="ignore",
            key="files.qdc",
            icon=":material/download:",
        )


def answers(visit: Visit, found: Material) -> None:
    """Answers with their codes as ``.qdpx``, made when somebody asks for it."""
    file = File(f"coded-answers-{found.cohort.id}.qdpx", "application/zip", "qdpx")
    st.download_button(
        visit.say("coding.files.project"),
        downloads.noted(visit, found.cohort, file, lambda: coded(visit, found.cohort)),
        file.name,
        file.kind,
        on_click="ignore",
        key="files.qdpx",
        icon=":material/download:",
    )
    st.caption(visit.say("coding.files.how"))


def coded(visit: Visit, of: CohortRecord) -> bytes:
    """Every answer with its codes as ``.qdpx``, as they are at this moment.

    Raises: ``NotYours``.
    """
    return refi.project(project(visit, answers_frame.read(visit, of)), origin=_origin(visit))


def project(visit: Visit, found: Material) -> Project:
    """Everything a tutor may see, with pseudonyms for tutors.

    The last coder stands for what the answers ended up with.
    """
    say = visit.say
    tutors = sorted({t for mark in found.marks.values() for t in mark.finished})
    names = [say("coding.files.tutor", number=place + 1) for place in range(len(tutors))]
    return Project(
        key=_key(visit, found.cohort),
        name=found.cohort.title,
        coders=[*names, say("coding.files.final")] if names else [],
        codes=[_line(code) for code in found.codes.values()],
        sources=[
            Source(
                key=answer.ref,
                name=say("coding.files.answer", number=place + 1),
                text=answer.whole,
                attributes=_attributes(visit, found, answer),
                codings=_codings(found, answer, tutors),
            )
            for place, answer in enumerate(found.answers)
        ],
    )


def _codings(found: Material, answer: Answer, tutors: list[int]) -> list[tuple[int, str]]:
    marked = found.marked(answer)
    given = [
        (tutors.index(tutor), str(code))
        for tutor, codes in marked.finished.items()
        for code in sorted(codes)
    ]
    return [*given, *((len(tutors), str(code)) for code in sorted(marked.final))]


def _attributes(visit: Visit, found: Material, answer: Answer) -> dict[str, str]:
    say = visit.say
    version = f"{answer.edition[0]} {answer.edition[1]}" if answer.edition else ""
    given = {
        say("coding.filter.item"): answers_frame.plain_prompt(visit, answer),
        say("coding.filter.theme"): answer.theme and answers_frame.theme_name(visit, answer.theme),
        say("coding.filter.group"): found.cohort.groups.get(answer.group or 0),
        say("coding.filter.occasion"): answer.occasion and say(f"occasion.{answer.occasion}"),
        say("coding.filter.language"): answer.language,
        say("coding.files.version"): version,
    }
    return {name: value for name, value in given.items() if value}


def _line(code: CodeRecord) -> CodeLine:
    return CodeLine(str(code.id), code.name, code.description, code.colour)


def _key(visit: Visit, of: CohortRecord) -> str:
    return keyed_hash("refi", str(of.id), answers_frame.desk(visit, of).secret)


def _origin(visit: Visit) -> str:
    return visit.reading.module.text.series
