"""Faults between the files of module, themes, background and cases: edits and what they give."""

from tests.content.planting import (
    ARTICLE_TEXT,
    BACKGROUND,
    LEODIS,
    LEODIS_TEXT,
    MODULE,
    MODULE_TEXT,
    TALK,
    THEME_TEXT,
    THEMES,
    Edit,
    Expected,
)

IN_THE_READING = {
    # module
    "a case that stands twice": (
        Edit(MODULE, r"^(  - leodis)$", r"\1\n  - leodis"),
        Expected(MODULE, r"(?<=leodis\n)  - leodis", "duplicate id: leodis stands here twice"),
    ),
    "a theme that stands twice": (
        Edit(MODULE, r"^themes: .*", "themes:\n  - T1\n  - T2\n  - T3\n  - T1"),
        Expected(MODULE, r"(?<=T3\n)  - T1", "duplicate id: T1 stands here twice"),
    ),
    "an unknown case": (
        Edit(MODULE, r"^  - leodis$", "  - leodis\n  - atlantis"),
        Expected(MODULE, "atlantis", "unknown id: atlantis"),
    ),
    "a case without a place": (
        Edit(MODULE, r"^  - leodis\n", ""),
        Expected(MODULE, r"^cases:", "unknown id: case leodis has a file but no place here"),
    ),
    "an unknown theme": (
        Edit(MODULE, r"^themes: .*", "themes: [T1, T2, T3, T4]"),
        Expected(MODULE, r"^themes:", "unknown id: T4"),
    ),
    "a theme without a place": (
        Edit(MODULE, r"^themes: .*", "themes: [T1, T2]"),
        Expected(MODULE, r"^themes:", "unknown id: theme T3 has no place here"),
    ),
    "an organiser without a name": (
        Edit(MODULE_TEXT, r"^  ntu: .*\n", ""),
        Expected(MODULE_TEXT, r"^organisers:", "missing text: organisers has no ntu"),
    ),
    "a name without an organiser": (
        Edit(MODULE_TEXT, r"^(  ntu: .*)", r"\1\n  another: Another"),
        Expected(MODULE_TEXT, r"^  another:", "unknown id: another in organisers"),
    ),
    # themes
    "a key point that stands twice": (
        Edit(THEMES, r"- id: K2\.2$", "- id: K2.1"),
        Expected(
            THEMES,
            r"(?<=tools: \[sector-map, partner-map\]\n)      - id: K2\.1",
            "duplicate id: K2.1 stands here twice",
        ),
    ),
    "a competence that two key points ask for": (
        Edit(THEMES, r"competence: C3\.4", "competence: C3.3"),
        Expected(THEMES, r"(?<=K3\.4\n)        competence", "duplicate id: C3.3 stands here twice"),
    ),
    "an unknown competence": (
        Edit(THEMES, r"competence: C3\.4", "competence: C3.9"),
        Expected(THEMES, r"C3\.9", "unknown id: C3.9"),
    ),
    "an unknown case as example": (
        Edit(THEMES, r"case: touch-for-luck", "case: atlantis"),
        Expected(THEMES, "atlantis", "unknown id: atlantis"),
    ),
    "an unknown fact in an example": (
        Edit(THEMES, r"facts: \[who-1, where-2, when-1,", "facts: [who-1, who-99, when-1,"),
        Expected(THEMES, "who-99", "unknown id: who-99"),
    ),
    "an unknown tool": (
        Edit(THEMES, r"tools: \[trial-card\]", "tools: [crystal-ball]"),
        Expected(THEMES, "crystal-ball", "unknown id: crystal-ball"),
    ),
    "a theme without its file": (
        Edit(THEME_TEXT, "", None),
        Expected(THEME_TEXT, 1, "missing text: theme T1"),
    ),
    "a key point without words": (
        Edit(THEME_TEXT, r"(?s)^  K1\.4:.*\Z", ""),
        Expected(THEME_TEXT, r"^key_points:", "missing text: key_points has no K1.4"),
    ),
    "words without a key point": (
        Edit(THEME_TEXT, r"(?s)^  K1\.4:(.*)\Z", r"  K1.4:\1  K1.5:\1"),
        Expected(THEME_TEXT, r"^  K1\.5:", "unknown id: K1.5 in key_points"),
    ),
    # background
    "an article that stands twice": (
        Edit(
            BACKGROUND, r"\Z", "  - {id: cooperation, document: cooperation, sections: [meaning]}\n"
        ),
        Expected(BACKGROUND, r"\{id: cooperation", "duplicate id: cooperation stands here twice"),
    ),
    "a section that stands twice": (
        Edit(BACKGROUND, r"^      - closed$", "      - closed\n      - closed"),
        Expected(
            BACKGROUND, r"(?<=closed\n)      - closed", "duplicate id: closed stands here twice"
        ),
    ),
    "an article without its file": (
        Edit(ARTICLE_TEXT, "", None),
        Expected(ARTICLE_TEXT, 1, "missing text: article innovation"),
    ),
    "a section without words": (
        Edit(BACKGROUND, r"^      - closed$", "      - closed\n      - half-open"),
        Expected(ARTICLE_TEXT, r"^sections:", "missing text: sections has no half-open"),
    ),
    "an article's source without words": (
        Edit(ARTICLE_TEXT, r"^  ishikawa: .*\n", ""),
        Expected(ARTICLE_TEXT, r"^sources:", "missing text: sources has no ishikawa"),
    ),
    "an article without its diagram": (
        Edit(ARTICLE_TEXT, r"(?s)^diagram:.*\Z", ""),
        Expected(ARTICLE_TEXT, 1, "missing text: diagram"),
    ),
    # cases
    "a case in a file of another name": (
        Edit(LEODIS, r"^id: leodis", "id: atlantis"),
        Expected(LEODIS, r"^id:", "unknown id: the file is called leodis"),
    ),
    "a case on an unknown theme": (
        Edit(LEODIS, r"^theme: .*", "theme: T9"),
        Expected(LEODIS, r"^theme:", "unknown id: T9"),
    ),
    "a case on an unknown key point": (
        Edit(LEODIS, r"^key_points: .*", "key_points:\n  - K1.4\n  - K9.9"),
        Expected(LEODIS, r"K9\.9", "unknown id: K9.9"),
    ),
    "a case without its words": (
        Edit(LEODIS_TEXT, "", None),
        Expected(LEODIS_TEXT, 1, "missing text: case leodis"),
    ),
    "a source that stands twice": (
        Edit(LEODIS, r"^(  - \{id: bbc, .*)", r"\1\n\1 # again"),
        Expected(LEODIS, "# again", "duplicate id: bbc stands here twice"),
    ),
    "a fact that stands twice": (
        Edit(LEODIS, r"^(  - \{id: done-2, .*)", r"\1\n\1 # again"),
        Expected(LEODIS, "# again", "duplicate id: done-2 stands here twice"),
    ),
    "a fact on an unknown source": (
        Edit(LEODIS, r"(id: done-2, part: done, sources: )\[bbc\]", r"\1[hearsay]"),
        Expected(LEODIS, "hearsay", "unknown id: hearsay"),
    ),
    "a fact without a source": (
        Edit(LEODIS, r"(id: done-2, part: done,) sources: \[bbc\],", r"\1"),
        Expected(LEODIS, "id: done-2", "missing source: fact done-2 has none"),
    ),
    "a source that nothing rests on": (
        Edit(LEODIS, r"(id: done-4, part: done, sources: )\[student-work\]", r"\1[bbc]"),
        Expected(LEODIS, r"id: student-work", "unknown id: no fact uses source student-work"),
    ),
    "a fact without words": (
        Edit(LEODIS_TEXT, r"(?s)^  done-2:.*?(?=^  done-3:)", ""),
        Expected(LEODIS_TEXT, r"^facts:", "missing text: facts has no done-2"),
    ),
    "words without a fact": (
        Edit(LEODIS_TEXT, r"^facts:", "facts:\n  done-99: We heard so."),
        Expected(LEODIS_TEXT, r"^  done-99:", "unknown id: done-99 in facts"),
    ),
    "a source without words": (
        Edit(LEODIS_TEXT, r"^  bbc: .*\n", ""),
        Expected(LEODIS_TEXT, r"^sources:", "missing text: sources has no bbc"),
    ),
    "a talk without a speaker": (
        Edit(TALK, r"^speaker: .*\n", ""),
        Expected(TALK, 1, "missing text: a talk names its speaker"),
    ),
    "a case without facts and without a worksheet": (
        Edit("en/cases/heritage-network-uk.yaml", r"(?s)^worksheet:.*\Z", ""),
        Expected(
            "en/cases/heritage-network-uk.yaml",
            1,
            "missing text: a case without facts needs a worksheet",
        ),
    ),
}
