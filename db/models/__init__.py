"""Every table."""

from db.models.answers import Attempt, Reflection, Response
from db.models.base import Base, Moment
from db.models.coding import (
    AnswerTranslation,
    Code,
    CodedBy,
    Coding,
    Decision,
    Feedback,
    OpenAnswer,
)
from db.models.cohorts import Cohort, CohortLanguage, CohortOccasion, CohortTutor, Group
from db.models.figures import Block, Kept, TakingPart
from db.models.people import Device, Learner
from db.models.study import AgreementAnswer, PlanEntry, SectionDone
from db.models.tutors import AuditEntry, FailedSignIn, SetupLink, SignIn, Tutor

__all__ = [
    "AgreementAnswer",
    "AnswerTranslation",
    "Attempt",
    "AuditEntry",
    "Base",
    "Block",
    "Code",
    "CodedBy",
    "Coding",
    "Cohort",
    "CohortLanguage",
    "CohortOccasion",
    "CohortTutor",
    "Decision",
    "Device",
    "FailedSignIn",
    "Feedback",
    "Group",
    "Kept",
    "Learner",
    "Moment",
    "OpenAnswer",
    "PlanEntry",
    "Reflection",
    "Response",
    "SectionDone",
    "SetupLink",
    "SignIn",
    "TakingPart",
    "Tutor",
]
