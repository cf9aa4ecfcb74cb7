"""What a cohort's counts say, before anybody draws it: numbers, and reasons where there are none.

Everything here starts from ``learning.privacy.Pooled``, which holds nothing that may not be shown.
"""
