"""The tests.

They start our programs some twenty times, which takes half as long from bytecode: it is kept here even on a machine
whose environment forbids it, as images of containers do.
"""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # noqa: TID251
sys.dont_write_bytecode = False
