"""Faults between all other files: glossary, tools, references, lists, seals and phrases."""

from tests.content.planting import (
    CHECKLIST,
    CHECKLIST_TEXT,
    EDITIONS,
    GLOSSARY,
    GLOSSARY_TEXT,
    INDICATORS,
    INDICATORS_TEXT,
    LIBRARY,
    LIBRARY_TEXT,
    PHRASES,
    SAMPLE,
    TOOLS,
    TOOLS_TEXT,
    Edit,
    Expected,
)

IN_THE_LIBRARY = {
    # glossary, tools
    "a term that stands twice": (
        Edit(GLOSSARY, r"^(  - \{id: agreement,.*)", r"\1\n  - {id: agreement}"),
        Expected(GLOSSARY, r"\{id: agreement\}", "duplicate id: agreement stands here twice"),
    ),
    "a term on an unknown key point": (
        Edit(GLOSSARY, r"id: agreement, key_points: \[K1\.3,", "id: agreement, key_points: [K9.9,"),
        Expected(GLOSSARY, r"K9\.9", "unknown id: K9.9"),
    ),
    "a term without words": (
        Edit(GLOSSARY_TEXT, r"(?s)^  agreement:.*?(?=^  audience-engagement:)", ""),
        Expected(GLOSSARY_TEXT, r"^terms:", "missing text: terms has no agreement"),
    ),
    "a tool that stands twice": (
        Edit(TOOLS, r"^(  - \{id: trial-card,.*)", r"\1\n\1 # again"),
        Expected(TOOLS, "# again", "duplicate id: trial-card stands here twice"),
    ),
    "a tool for an unknown competence": (
        Edit(
            TOOLS, r"id: trial-card, competences: \[C1\.4\]", "id: trial-card, competences: [C9.9]"
        ),
        Expected(TOOLS, r"C9\.9", "unknown id: C9.9"),
    ),
    "a tool without words": (
        Edit(TOOLS_TEXT, r"(?s)^  trial-card:.*?(?=^  [a-z-]+:)", ""),
        Expected(TOOLS_TEXT, r"^tools:", "missing text: tools has no trial-card"),
    ),
    # bibliography
    "a reference that stands twice": (
        Edit(LIBRARY, r"\Z", "  - {id: b01, verdict: differs}\n"),
        Expected(LIBRARY, r"\{id: b01", "duplicate id: b01 stands here twice"),
    ),
    "a reference without words": (
        Edit(LIBRARY, r"\Z", "  - {id: b99, verdict: differs}\n"),
        Expected(LIBRARY_TEXT, r"^entries:", "missing text: entries has no b99"),
    ),
    "a verdict without words": (
        Edit(LIBRARY_TEXT, r"^  partly: .*\n", ""),
        Expected(LIBRARY_TEXT, r"^verdicts:", "missing text: verdicts has no partly"),
    ),
    # checklist, indicators
    "an area that stands twice": (
        Edit(CHECKLIST, r"\Z", "  - {id: funding, points: [{id: new}]}\n"),
        Expected(CHECKLIST, r"\{id: funding,", "duplicate id: funding stands here twice"),
    ),
    "a point that stands twice": (
        Edit(CHECKLIST, r"\{id: funding\.in-kind\}", "{id: governance.roles}"),
        Expected(
            CHECKLIST,
            r"(?<=essential: true\}\n)      - \{id: governance\.roles\}\n      - \{id: funding",
            "duplicate id: governance.roles stands here twice",
        ),
    ),
    "a point without words": (
        Edit(CHECKLIST_TEXT, r"^  funding\.in-kind: .*\n", ""),
        Expected(CHECKLIST_TEXT, r"^points:", "missing text: points has no funding.in-kind"),
    ),
    "an area without words": (
        Edit(CHECKLIST_TEXT, r"^  funding: .*\n", ""),
        Expected(CHECKLIST_TEXT, r"^areas:", "missing text: areas has no funding"),
    ),
    "an answer without words": (
        Edit(CHECKLIST_TEXT, r"^  discussed: .*\n", ""),
        Expected(CHECKLIST_TEXT, r"^answers:", "missing text: answers has no discussed"),
    ),
    "an indicator that stands twice": (
        Edit(INDICATORS, r"\[O2\.1,", "[O1.1,"),
        Expected(INDICATORS, r"\[O1\.1, O2\.2", "duplicate id: O1.1 stands here twice"),
    ),
    "a kind of outcome that stands twice": (
        Edit(INDICATORS, r"\Z", "  - {id: O1, indicators: [O1.9]}\n"),
        Expected(INDICATORS, r"\{id: O1,", "duplicate id: O1 stands here twice"),
    ),
    "an indicator without words": (
        Edit(INDICATORS_TEXT, r"(?s)^  O2\.1:.*?(?=^  O2\.2:)", ""),
        Expected(INDICATORS_TEXT, r"^indicators:", "missing text: indicators has no O2.1"),
    ),
    "a kind of outcome without words": (
        Edit(INDICATORS_TEXT, r"^  O2: .*\n", ""),
        Expected(INDICATORS_TEXT, r"^dimensions:", "missing text: dimensions has no O2"),
    ),
    # the sample's plans
    "an invented step on an unknown competence": (
        Edit(SAMPLE, r'(?s)competence: "C1\.4"', 'competence: "C9.9"'),
        Expected(SAMPLE, r'competence: "C9\.9"', "unknown id: C9.9"),
    ),
    "an invented step on an unknown indicator": (
        Edit(SAMPLE, r'indicator: "O1\.1"', 'indicator: "O9.9"'),
        Expected(SAMPLE, r'indicator: "O9\.9"', "unknown id: O9.9"),
    ),
    # editions
    "an edition that was never sealed": (
        Edit(EDITIONS, r"(?s)\A.*\Z", "editions: []\n"),
        Expected(EDITIONS, r"^editions:", "missing text: ('partnership', 1, 'en') is not sealed"),
    ),
    "a sealed version that is gone": (
        Edit(
            EDITIONS,
            r"\Z",
            "- {instrument: partnership, version: 7, language: en, fingerprint: none}\n",
        ),
        Expected(
            EDITIONS,
            r"version: 7",
            "unknown id: partnership version 7 was sealed and is gone",
        ),
    ),
    # phrases
    "a fuzzy phrase": (
        Edit(PHRASES, r'^(msgid "page\.cases")', r"#, fuzzy\n\1"),
        Expected(PHRASES, r'^msgid "page\.cases"', "missing text: page.cases is fuzzy"),
    ),
    "an empty phrase": (
        Edit(PHRASES, r'^(msgid "page\.cases"\nmsgstr) ".*"', r'\1 ""'),
        Expected(PHRASES, r'^msgid "page\.cases"', "missing text: page.cases is empty"),
    ),
    "a doubled phrase": (
        Edit(PHRASES, r"\Z", '\n# again\nmsgid "page.cases"\nmsgstr "Cases"\n'),
        Expected(
            PHRASES,
            r'(?<=# again\n)msgid "page\.cases"',
            "duplicate id: page.cases stands here twice",
        ),
    ),
    "a language without a name": (
        Edit(PHRASES, r'^msgid "language\.en"\nmsgstr .*\n', ""),
        Expected(PHRASES, 1, "missing text: language.en"),
    ),
}
