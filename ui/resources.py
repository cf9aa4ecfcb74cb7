"""What all sessions share: the content and the database."""

from functools import cache

from db.engine import Database, connect, database_url
from db.migrate import migrate
from learning.catalogue import Catalogue, load


@cache
def catalogue() -> Catalogue:
    """All content; faulty content stops the start with every fault named."""
    return load()


@cache
def database() -> Database:
    """The database, brought to the newest schema."""
    opened = connect(database_url())
    migrate(opened)
    return opened
