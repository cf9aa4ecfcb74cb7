"""What the tests of the pages of figures share."""

FIGURES = ("profile", "items", "struggles", "questions", "reliability")


def charts(person):
    """The figure of every chart on the page, as the browser gets it."""
    return [chart.proto.spec for chart in person.app.get("plotly_chart")]


def tables(person):
    return [table.value for table in person.app.table]


def heads(person):
    return [header.value for header in person.app.header]


def address(person):
    """What the address says; the simulation holds texts or lists of one."""
    query = person.app.query_params
    return {name: text if isinstance(text, str) else text[0] for name, text in query.items()}
