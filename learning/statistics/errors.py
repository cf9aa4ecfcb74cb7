"""What statistics refuse."""


class UnusableInputError(ValueError):
    """The input has no sensible answer, such as columns of unequal length or an unknown word."""
