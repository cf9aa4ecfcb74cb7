"""Where each content file lies and which model it follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from learning.authored.accessibility import AccessibilityPlan
from learning.authored.background import ArticleText, BackgroundPlan
from learning.authored.cases import CasePlan, CaseText
from learning.authored.instrument import EditionsPlan, InstrumentPlan, InstrumentText
from learning.authored.library import (
    BibliographyPlan,
    BibliographyText,
    GlossaryPlan,
    GlossaryText,
)
from learning.authored.sample import SampleText
from learning.authored.terms import TermBasePlan
from learning.authored.themes import ModulePlan, ModuleText, ThemesPlan, ThemeText
from learning.authored.tools import (
    ChecklistPlan,
    ChecklistText,
    IndicatorsPlan,
    IndicatorsText,
    ToolsPlan,
    ToolsText,
)
from learning.authored.translation import SourcesText, TranslationText
from learning.content_files import Checked, Fault, parse, read_document
from learning.edition import Edition

Model = TypeVar("Model", bound=BaseModel)
InstrumentKey = tuple[str, int]


@dataclass(frozen=True)
class WordsTree:
    """All wording files of one language; None and absences mark files that are faulty.

    The first language is no translation: it has neither ``translation`` nor ``sources``.
    """

    module: Checked[ModuleText] | None
    themes: dict[str, Checked[ThemeText]]
    cases: dict[str, Checked[CaseText]]
    articles: dict[str, Checked[ArticleText]]
    bibliography: Checked[BibliographyText] | None
    glossary: Checked[GlossaryText] | None
    tools: Checked[ToolsText] | None
    checklist: Checked[ChecklistText] | None
    indicators: Checked[IndicatorsText] | None
    sample: Checked[SampleText] | None
    instruments: dict[InstrumentKey, Checked[InstrumentText]]
    translation: Checked[TranslationText] | None
    sources: Checked[SourcesText] | None


@dataclass(frozen=True)
class Tree:
    """All content files; None and absences mark files that are faulty in themselves.

    ``unreadable`` names those files, so that nobody calls what they define unknown.
    """

    module: Checked[ModulePlan] | None
    themes: Checked[ThemesPlan] | None
    cases: dict[str, Checked[CasePlan]]
    background: Checked[BackgroundPlan] | None
    bibliography: Checked[BibliographyPlan] | None
    glossary: Checked[GlossaryPlan] | None
    tools: Checked[ToolsPlan] | None
    checklist: Checked[ChecklistPlan] | None
    indicators: Checked[IndicatorsPlan] | None
    instruments: dict[InstrumentKey, Checked[InstrumentPlan]]
    editions: Checked[EditionsPlan] | None
    terms: Checked[TermBasePlan] | None
    accessibility: Checked[AccessibilityPlan] | None
    words: dict[str, WordsTree]
    unreadable: frozenset[str]

    def stems(self, folder: str) -> set[str]:
        """Names, without ending, of the files in ``folder`` that are faulty in themselves."""
        files = (PurePosixPath(name) for name in self.unreadable)
        return {file.stem for file in files if file.parent == PurePosixPath(folder)}


class _Reader:
    """Reads files below one folder and remembers every fault."""

    def __init__(self, root: Path, folder: str, faults: list[Fault]) -> None:
        self.root, self.folder, self.faults = root, folder, faults

    def one(self, name: str, model: type[Model]) -> Checked[Model] | None:
        file, label = self.root / self.folder / name, f"{self.folder}/{name}"
        if not file.is_file():
            self.faults.append(Fault(label, 1, "missing text: there is no such file"))
            return None
        return parse(model, read_document(file, label, self.faults), self.faults)

    def all(self, folder: str, model: type[Model]) -> dict[str, Checked[Model]]:
        found = sorted((self.root / self.folder / folder).glob("*.yaml"))
        read = {file.stem: self.one(f"{folder}/{file.name}", model) for file in found}
        return {name: checked for name, checked in read.items() if checked is not None}

    def instruments(self, model: type[Model]) -> dict[InstrumentKey, Checked[Model]]:
        folders = sorted((self.root / self.folder / "instruments").glob("*/"))
        return dict(self._versions(folders, model))

    def _versions(
        self, folders: list[Path], model: type[Model]
    ) -> Iterator[tuple[InstrumentKey, Checked[Model]]]:
        for folder in folders:
            for version, checked in self.all(f"instruments/{folder.name}", model).items():
                if version.isdecimal():
                    yield (folder.name, int(version)), checked
                else:
                    self.faults.append(checked.document.fault("unknown id: name it by version"))


def read_tree(root: Path, faults: list[Fault]) -> Tree:
    """Read every content file below ``root``; what is faulty in itself is left out."""
    plans = _Reader(root, "structure", faults)
    module = plans.one("module.yaml", ModulePlan)
    languages = module.value.languages if module else ()
    return Tree(
        module=module,
        themes=plans.one("themes.yaml", ThemesPlan),
        cases=plans.all("cases", CasePlan),
        background=plans.one("background.yaml", BackgroundPlan),
        bibliography=plans.one("bibliography.yaml", BibliographyPlan),
        glossary=plans.one("glossary.yaml", GlossaryPlan),
        tools=plans.one("tools.yaml", ToolsPlan),
        checklist=plans.one("checklist.yaml", ChecklistPlan),
        indicators=plans.one("indicators.yaml", IndicatorsPlan),
        instruments=plans.instruments(InstrumentPlan),
        editions=plans.one("editions.yaml", EditionsPlan),
        terms=plans.one("terms.yaml", TermBasePlan),
        accessibility=plans.one("accessibility.yaml", AccessibilityPlan),
        words={
            language: _read_words(_Reader(root, language, faults), translated=place > 0)
            for place, language in enumerate(languages)
        },
        # Arguments are evaluated in order: by now every file has been read.
        unreadable=frozenset(fault.file for fault in faults),
    )


def editions_of(tree: Tree) -> list[Edition]:
    """Every edition in the tree: each version in each language."""
    return [
        Edition(plan.value, words.instruments[key].value, language)
        for language, words in tree.words.items()
        for key, plan in tree.instruments.items()
        if key in words.instruments
    ]


def _read_words(reader: _Reader, *, translated: bool) -> WordsTree:
    return WordsTree(
        module=reader.one("module.yaml", ModuleText),
        themes=reader.all("themes", ThemeText),
        cases=reader.all("cases", CaseText),
        articles=reader.all("background", ArticleText),
        bibliography=reader.one("bibliography.yaml", BibliographyText),
        glossary=reader.one("glossary.yaml", GlossaryText),
        tools=reader.one("tools.yaml", ToolsText),
        checklist=reader.one("checklist.yaml", ChecklistText),
        indicators=reader.one("indicators.yaml", IndicatorsText),
        sample=reader.one("sample.yaml", SampleText),
        instruments=reader.instruments(InstrumentText),
        translation=reader.one("translation.yaml", TranslationText) if translated else None,
        sources=reader.one("sources.yaml", SourcesText) if translated else None,
    )
