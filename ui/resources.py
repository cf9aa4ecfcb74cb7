"""What all sessions share: the content, the database, and codes that are still to be kept."""

from functools import cache

from db.engine import Database, connect, database_url
from db.migrate import migrate
from learning.catalogue import Catalogue, load
from ui.unkept import Unkept


@cache
def catalogue() -> Catalogue:
    """All content; faulty content stops the start with every fault named."""
    return load()


@cache
def unkept() -> Unkept:
    """Resume codes that are still to be kept by those whose they are."""
    return Unkept()


@cache
def database() -> Database:
    """The database, brought to the newest schema."""
    opened = connect(database_url())
    migrate(opened)
    return opened
