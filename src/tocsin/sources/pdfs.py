"""PDF files: the text that they hold, read by pypdf in a process with limits of its own. Scans hold none."""

import json
import os
import subprocess
import sys

from tocsin.errors import ArticleError, EncodingError
from tocsin.model.article import Article
from tocsin.sources.limits import load_limits
from tocsin.sources.unwrapping import unwrap_lines

HINT = "save its text as a .txt file"
MAGIC, HEAD = b"%PDF-", 1024


def pdf_article(data: bytes, id: str, where: str) -> Article:
    """The article of a PDF file, its lines joined to paragraphs; title and day are in no PDF reliably, so left out.

    Raises EncodingError for what is no PDF, ArticleError for one that is encrypted, broken, without text or that
    takes more pages, seconds or memory than the limits.
    """
    if MAGIC not in data[:HEAD]:
        raise EncodingError(f"{where}: is no PDF file", HINT)
    limits = load_limits().pdf
    # The working folder may hold anybody's files: -P keeps it out, and the path is what ours is.
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        ran = subprocess.run(
            [sys.executable, "-P", "-m", "tocsin.sources.pdftext"],
            input=data,
            capture_output=True,
            env=surroundings,
            timeout=limits.seconds,
            check=False,
            start_new_session=True,  # Ctrl-C is for the run, which ends between two articles
        )
        answer = json.loads(ran.stdout)
    except subprocess.TimeoutExpired as error:
        raise ArticleError(f"{where}: takes more than {limits.seconds} seconds to read", HINT) from error
    except ValueError as error:
        raise ArticleError(f"{where}: is a PDF file that ends its reader", HINT) from error
    if "fault" in answer:
        raise ArticleError(f"{where}: {answer['fault']}", answer["hint"])
    text = "\n\n".join(filter(None, (unwrap_lines(page) for page in answer["pages"])))
    if not text.strip():
        raise ArticleError(f"{where}: holds no text: a scan", "recognise its text first")
    return Article(id, text)
