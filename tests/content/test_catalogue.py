"""The content as it is shipped, in one language and in two."""

import subprocess
import sys

import pytest

from learning import check as command
from learning.catalogue import CONTENT, _whole, load
from tests.content.planting import (
    EDITIONS,
    LEODIS_TEXT,
    TOOLS,
    Edit,
    Expected,
    copied,
    faults,
    in_two_languages,
    placed,
    plant,
)


def test_the_shipped_content_loads(catalogue):
    assert catalogue.languages[0] == "en"
    assert faults(CONTENT) == []


def test_a_copy_of_the_content_is_whole(tmp_path):
    assert faults(copied(tmp_path)) == []


def test_a_second_language_loads(tmp_path):
    root = in_two_languages(tmp_path)
    plant(root, Edit("zz/module.yaml", r"^series: .*", "series: Zzz"))
    catalogue = load(root)
    assert catalogue.languages == ("en", "zz")
    assert catalogue.reading("zz").language == catalogue.reading("zz").instrument.language == "zz"
    assert catalogue.reading("zz").module.text.series == "Zzz"
    assert catalogue.reading("en").module.text.series != "Zzz"


def test_a_language_that_is_not_there_is_read_in_the_first_one(tmp_path):
    catalogue = load(in_two_languages(tmp_path))
    assert catalogue.reading("fr") is catalogue.reading("en")
    assert catalogue.reading("") is catalogue.reading("en")


def test_every_language_of_an_edition_is_sealed(tmp_path):
    root = in_two_languages(tmp_path)
    plant(root, Edit("zz/instruments/partnership/1.yaml", r"^cannot_say: .*", "cannot_say: Zz"))
    (fault,) = faults(root)
    assert fault.startswith(f"{EDITIONS}:6: partnership version 1 (zz) no longer says")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            Edit("zz/checklist.yaml", r"^  funding\.in-kind: .*\n", ""),
            Expected(
                "zz/checklist.yaml", r"^points:", "missing text: points has no funding.in-kind"
            ),
        ),
        (
            Edit("zz/cases/leodis.yaml", "", None),
            Expected("zz/cases/leodis.yaml", 1, "missing text: case leodis"),
        ),
        (
            Edit("zz/background/innovation.yaml", "", None),
            Expected("zz/background/innovation.yaml", 1, "missing text: article innovation"),
        ),
        (
            Edit("zz/phrases.po", "", None),
            Expected("zz/phrases.po", 1, "missing text: there is no such file"),
        ),
        (
            Edit("zz/phrases.po", r'^msgid "page\.cases"\nmsgstr .*\n', ""),
            Expected("zz/phrases.po", 1, "missing text: page.cases"),
        ),
        (
            Edit("zz/phrases.po", r'^(msgid "start\.cohort"\nmsgstr) .*', r'\1 "With {cohort}"'),
            Expected(
                "zz/phrases.po",
                r'^msgid "start\.cohort"',
                "unknown id: start.cohort has other placeholders",
            ),
        ),
        (
            Edit("zz/phrases.po", r'^msgid "language\.zz"\nmsgstr .*\n', ""),
            Expected("zz/phrases.po", 1, "missing text: language.zz"),
        ),
    ],
    ids=["point", "case", "article", "phrases", "phrase", "placeholder", "name of the language"],
)
def test_what_a_translation_lacks_is_named_with_its_file(tmp_path, edit, expected):
    root = in_two_languages(tmp_path)
    plant(root, edit)
    assert placed(root, expected) in faults(root)


def test_the_command_says_that_the_content_is_whole(capsys):
    assert command.main() == 0
    assert capsys.readouterr().out == f"content is whole: {', '.join(load().languages)}\n"


def test_the_command_runs_from_a_shell():
    done = subprocess.run(
        [sys.executable, "-m", "learning.check"],
        cwd=CONTENT.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("content is whole: en")


def test_a_faulty_tree_has_no_reading():
    with pytest.raises(LookupError):
        _whole(None)


def test_the_command_prints_every_fault(tmp_path, monkeypatch, capsys):
    root = copied(tmp_path)
    plant(root, Edit(LEODIS_TEXT, r"^place: .*\n", ""))
    plant(root, Edit(TOOLS, r"^(  - \{id: trial-card,.*)", r"\1\n\1"))
    monkeypatch.setattr(command, "load", lambda: load(root))
    assert command.main() == 1
    assert capsys.readouterr().err.splitlines() == faults(root)
    assert len(faults(root)) == 2


def test_every_thing_in_the_catalogue_is_found_by_its_id(reading):
    assert list(reading.key_points) == [f"K{t}.{p}" for t in (1, 2, 3) for p in (1, 2, 3, 4)]
    assert reading.theme_of("K2.3").plan.id == "T2"
    assert reading.key_point_of("C2.3").plan.id == "K2.3"
    assert reading.instrument is reading.editions["partnership", 1]
    assert {str(edition.plan.id) for edition in reading.editions.values()} == {"partnership"}
