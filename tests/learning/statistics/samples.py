"""Random cohorts for hypothesis: scores on the instrument's grid, never degenerate."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

CAREFULLY = settings(max_examples=100, deadline=None)
GRID = 3.125
STEPS = 32


def seeds() -> st.SearchStrategy[int]:
    return st.integers(0, 2**32 - 1)


@st.composite
def scores(draw, fewest=3, most=40):
    """Pre and post scores, shape (2, persons), of which the changes and both columns vary."""
    n = draw(st.integers(fewest, most))
    steps = draw(hnp.arrays(np.int64, (2, n), elements=st.integers(0, STEPS)))
    # Fixed first persons make every column and the changes vary, whatever is drawn.
    steps[:, :3] = [[0, 9, STEPS], [4, 2, 30]]
    return steps * GRID


@st.composite
def ratings(draw):
    """Answers 1 to 5, persons by items, in which every item and the sum vary."""
    shape = draw(st.tuples(st.integers(10, 40), st.integers(3, 12)))
    answers = draw(hnp.arrays(np.int64, shape, elements=st.integers(1, 5)))
    answers[0], answers[1] = 1, 5
    return answers.astype(np.float64)


@st.composite
def one_factor_answers(draw):
    """Continuous answers that follow one factor, persons by items."""
    n, k = draw(st.tuples(st.integers(60, 120), st.integers(4, 8)))
    generator = np.random.default_rng(draw(seeds()))
    loadings = generator.uniform(0.5, 0.9, k)
    factor = generator.normal(size=(n, 1))
    return 3 + factor * loadings + generator.normal(scale=0.6, size=(n, k))


@st.composite
def marks(draw):
    """Right and wrong answers, persons by questions, in which every question varies."""
    shape = draw(st.tuples(st.integers(4, 60), st.integers(2, 12)))
    answers = draw(hnp.arrays(np.int64, shape, elements=st.integers(0, 1)))
    answers[0], answers[1] = 0, 1
    return answers.astype(np.float64)
