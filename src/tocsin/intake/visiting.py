"""What is named on the command line or due by its schedule, as arrivals: sources, web addresses, files."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
import datetime as dt

from tocsin.errors import TocsinError
from tocsin.model.arrival import Arrival
from tocsin.sources.arrivals import arrivals_from, arrivals_of_paths
from tocsin.sources.inputs import Defaults
from tocsin.sources.note import Note
from tocsin.sources.settings import Settings, Source
from tocsin.store.opening import Store
