"""Run as a program of its own: a PDF file on standard input, its text as JSON on standard output.

A PDF can make any parser loop or fill the memory; in its own process that costs the run nothing.
"""

import io
import json
import logging
import resource
import sys

from pypdf import PdfReader
from pypdf.errors import DependencyError

from tocsin.sources.limits import load_limits

ENCRYPTED = "is encrypted"


def extract(data: bytes) -> dict[str, object]:
    """``{"pages": ["..."]}``, the text page by page, or ``{"fault": "is encrypted", "hint": "..."}``."""
    most_pages, longest = load_limits().pdf.most_pages, load_limits().longest_article
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"fault": ENCRYPTED, "hint": "save it without a password"}
        if len(reader.pages) > most_pages:
            return {"fault": f"has more than {most_pages:,} pages", "hint": "split it into its reports"}
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > longest:
                message = f"is longer than {longest:,} characters"
                return {"fault": message, "hint": "split it into its reports"}
    except DependencyError:
        return {"fault": ENCRYPTED, "hint": "save it without a password"}
    except MemoryError:
        return {"fault": "needs too much memory", "hint": "save its text as a .txt file"}
    # Broken files break the parser in ways nobody can list.
    except Exception as error:
        return {
            "fault": f"is a broken PDF file ({type(error).__name__})",
            "hint": "save its text as a .txt file",
        }
    return {"pages": pages}


def main() -> None:
    """Reads, limits itself, writes."""
    limits = load_limits().pdf
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)
    json.dump(extract(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
