"""Statistics for cohorts of 5 to 40 learners: pure functions, nothing rounded, nothing filled in.

Missing answers are None or NaN. A figure that cannot be computed is NaN in results about arrays and
None in results about one plan, one agreement or one indicator. Use ``sizes`` to see what may be
shown.
"""
