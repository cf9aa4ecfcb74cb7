"""Small catalogues of phrases, written for one test."""

from learning.phrases import read_phrases

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural};\\n"

"""

TWO_FORMS = "nplurals=2; plural=(n != 1)"

ONE_FORM = "nplurals=1; plural=0"


def catalogue(tmp_path, body, plural=TWO_FORMS, language="en"):
    """Phrases of a small catalogue, and the faults found in it as ``line: message``."""
    file = tmp_path / f"{language}.po"
    file.write_text(HEADER.format(plural=plural) + body, encoding="utf-8")
    faults = []
    found = read_phrases(file, f"{language}/phrases.po", faults)
    return found, [f"{fault.line}: {fault.message}" for fault in faults]


def counted(*forms):
    lines = [f'msgstr[{place}] "{form}"' for place, form in enumerate(forms)]
    return "\n".join(['msgid "a.count"', 'msgid_plural "a.count"', *lines, ""])


def single(key, text):
    return f'msgid "{key}"\nmsgstr "{text}"\n'
