"""All tables together: who looks here sees each of them, whatever else has been imported."""

from db import models, queues
from db.base import Base
from db.documents import tables as documents
from db.rounds import tables as rounds

TABLES = Base.metadata
assert {
    models.Task.__tablename__,
    queues.Inbox.__tablename__,
    rounds.Round.__tablename__,
    documents.PaperIn.__tablename__,
} <= TABLES.tables.keys()
