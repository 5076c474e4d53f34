"""`dondoc backup`: a copy of the database, and a note of it in the database, so that a check can tell how old it is."""

import subprocess
from pathlib import Path

from bot.clock import Clock
from db import health, installation
from db.care import backups
from db.engine import Sessions, open_engine
from texts import operations as words


def back_up(url: str, target: Path) -> str:
    """Make the copy; returns why there is none, "" where there is one."""
    try:
        backups.backup(url, target, Clock().now())
    except FileExistsError:
        return words.backup_exists(target)
    except FileNotFoundError as missing:
        return words.PG_DUMP_IS_MISSING if missing.filename == "pg_dump" else words.NOTHING_TO_BACK_UP
    except backups.SeesNotAll:
        return words.ONLY_OWNER_COPIES
    except (backups.NotCopied, subprocess.SubprocessError) as failed:
        return words.not_backed_up(str(failed))
    except health.FAULTS as error:
        return words.not_backed_up(words.database_trouble(health.trouble_of(error)))
    return _note(url)


def _note(url: str) -> str:
    engine = open_engine(url)
    try:
        with Sessions(engine).begin() as session:
            installation.note(session, installation.BACKED_UP, now=Clock().now())
    except health.FAULTS as error:  # The copy is whole all the same.
        return words.not_backed_up(words.database_trouble(health.trouble_of(error)))
    finally:
        engine.dispose()
    return ""


def done(target: Path) -> str:
    return words.backed_up(target)
