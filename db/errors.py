"""What the database refuses, by name; ``ui.failures`` turns each into a sentence for people."""


class Refused(Exception):
    """Something a learner asked for was refused and nothing was changed."""


class UnknownCode(Refused):
    """No cohort or learner has this code."""


class NotYours(Refused):
    """There is no such attempt, or it is another learner's: both look the same."""


class AlreadySubmitted(Refused):
    """The attempt was submitted, so that nothing in it can change any more."""


class StaleSubmit(Refused):
    """The answers changed in another window after this one was drawn."""


class NotOffered(Refused):
    """The item does not belong to this occasion, or it does not offer this option."""


class NotNow(Refused):
    """The occasion is not open to this learner, now or any more."""


class TextTooLong(Refused):
    """An open answer is longer than the limit."""
