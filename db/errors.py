"""What the database refuses, by name; ``ui.failures`` turns each into a sentence for people."""


class Refused(Exception):
    """Something that a person or a command asked for was refused, and nothing of it was done."""


class UnknownCode(Refused):
    """No cohort or learner has this code."""


class NotYours(Refused):
    """It is somebody else's, or not there, or not there any more: all look the same.

    "It" is whatever was asked for, be it an attempt, a step, an answer, a cohort or a code. A
    learner who was erased and a tutor who was withdrawn have nothing.
    """


class AlreadySubmitted(Refused):
    """The attempt was submitted, so that nothing in it can change any more."""


class StaleSubmit(Refused):
    """The answers changed in another window after this one was drawn."""


class NotOffered(Refused):
    """The choice is not among those offered: options, items, groups, codes, languages, steps."""


class NotNow(Refused):
    """The occasion is not open to this learner, now or any more."""


class TextTooLong(Refused):
    """A text is longer than texts of its kind may be."""


class NotAccepted(Refused):
    """E-mail and password do not belong to a tutor; which of them is wrong is not said."""


class TooManyFailures(Refused):
    """Signing in failed too often; ``seconds`` is how long to wait before the next attempt."""

    def __init__(self, seconds: int) -> None:
        """Keep how long to wait."""
        super().__init__()
        self.seconds = seconds


class SignedOut(Refused):
    """The tutor's sign-in has expired or was ended, or the role was withdrawn."""


class UnusableLink(Refused):
    """The setup link was used, is too old, or never was one."""


class UnusableEmail(Refused):
    """What was given cannot be an e-mail address."""


class PasswordLength(Refused):
    """The password is too short or too long."""


class PasswordsDiffer(Refused):
    """The password was not typed the same way twice."""


class OnlyOwner(Refused):
    """Only the tutor who owns the cohort may do this."""


class NotJoinable(Refused):
    """The cohort is frozen or archived and takes nobody new."""


class NameMissing(Refused):
    """A cohort or a group needs a name, which must not be too long."""


class NameTaken(Refused):
    """Another group of the cohort has this name."""


class GroupInUse(Refused):
    """Somebody belongs to the group, so it cannot be removed."""


class DatesCrossed(Refused):
    """The last day would come before the first, or the data would go before the end."""


class RetentionTooSoon(Refused):
    """The data of a cohort would go today, or would have gone before."""


class FloorOutOfRange(Refused):
    """The privacy floor is lower or higher than is allowed."""


class FloorNotLowered(Refused):
    """Somebody has submitted, so the privacy floor can only rise."""


class FloorSettled(Refused):
    """Something was shown, in blocks made for the present privacy floor, so it cannot change."""


class TitleDiffers(Refused):
    """What was typed to confirm a deletion is not the cohort's title."""


class CodeNameMissing(Refused):
    """A code needs a name, and one that is not too long."""


class CodeNameTaken(Refused):
    """The cohort's code book has a code of this name."""


class FinishedByBoth(Refused):
    """Two tutors have finished this answer: what differs is settled, and not coded anew."""


class NotYetComparable(Refused):
    """A difference can be settled only by somebody who coded the answer, after two finished it."""


class NothingWritten(Refused):
    """Feedback or a translation without a word was to be kept."""


class NotQuotable(Refused):
    """Its writer does not allow the answer to be quoted, or not any more."""


class WordsChanged(Refused):
    """The answer's words are not those that were to be translated."""


class TranslatedMeanwhile(Refused):
    """The translation was changed or removed in another window; ``text`` is what it is now."""

    def __init__(self, text: str) -> None:
        """Keep what the translation is now."""
        super().__init__()
        self.text = text
