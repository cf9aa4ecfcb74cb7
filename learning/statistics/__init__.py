"""Statistics for cohorts of 5 to 40 learners: pure functions, nothing rounded, nothing filled in.

Missing answers are None or NaN. A figure that cannot be computed is NaN in results about arrays and
None in results about one plan, one agreement or one indicator. Use ``sizes`` to see what may be
shown.

Some stand ready: the instrument (sections 8 and 11) asks for them, and no page shows them yet.
``attainment`` waits for partners who enter figures of their outcomes, ``reliable_change`` for a
reliability from answers to this very instrument, ``spearman_brown`` for a page about the two items
of one competence. ``normalised_gain`` is an addition that the instrument allows, and
``omega_by_maximum_likelihood`` the fitted form of the omega that pages show in closed form.
"""
