"""The error tree of Tocsin.

    TocsinError
    ├── InputError            something given to Tocsin cannot be read
    │   ├── ArticleError      one article is broken; the rest of the batch goes on
    │   ├── EncodingError     bytes that are no text
    │   └── DateError         a date that is no date
    ├── KnowledgeError        a data file of the project or of the user breaks its format
    ├── GazetteerError        the gazetteer cannot be built or opened
    ├── PipelineError         the language pipeline is missing or its files differ from the pinned ones
    ├── ModelError            a record in JSON does not have the shape of its noun
    ├── EvaluationError       a benchmark is unknown, or its data is not there or broken
    ├── SourceError           a source cannot be asked or answers what cannot be taken
    │   ├── FetchError        an address cannot be fetched: refused, too large, too slow, not there
    │   └── RefusedError      an address may not be fetched: private network, wrong scheme, robots.txt
    ├── SettingsError         tocsin.toml breaks its format or names what does not exist
    ├── StoreError            the record cannot be opened, or what is asked of it cannot be done
    │   └── UnknownError      no incident, claim, article, judgement or snapshot of that name
    ├── ExportError           a format is unknown or cannot be written
    └── AccessError           a person may not do what she asks, or is not who she says

Every error says in one line what is wrong (``message``) and what to do (``hint``), and carries a stable
``code`` that programs can test.
"""


class TocsinError(Exception):
    """Base of all errors a user of Tocsin can meet.

    ``message`` says what is wrong, ``hint`` what to do about it; both are one line.
    """

    code = "tocsin"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = " ".join(message.split())
        self.hint = " ".join(hint.split())

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class InputError(TocsinError):
    """Something given to Tocsin cannot be read."""

    code = "input"


class ArticleError(InputError):
    """One article is broken; the others of its batch are read all the same."""

    code = "article"


class EncodingError(InputError):
    """The bytes are no text in any encoding Tocsin reads."""

    code = "encoding"


class DateError(InputError):
    """A date is not written as an ISO date."""

    code = "date"


class KnowledgeError(TocsinError):
    """A data file breaks its format."""

    code = "knowledge"


class GazetteerError(TocsinError):
    """The gazetteer cannot be built or opened."""

    code = "gazetteer"


class PipelineError(TocsinError):
    """The language pipeline is missing, or its files differ from the pinned ones."""

    code = "pipeline"


class ModelError(TocsinError):
    """A record in JSON does not have the shape of its noun."""

    code = "model"


class EvaluationError(TocsinError):
    """A benchmark is unknown, or its data is not where it is said to be or breaks its format."""

    code = "evaluation"


class SourceError(TocsinError):
    """A source cannot be asked, or answers what cannot be taken."""

    code = "source"


class FetchError(SourceError):
    """An address cannot be fetched: it is not there, answers too much, too slowly or wrongly."""

    code = "fetch"


class RefusedError(SourceError):
    """An address may not be fetched: a private network, another scheme than http or https, robots.txt."""

    code = "refused"


class SettingsError(TocsinError):
    """``tocsin.toml`` breaks its format or names what does not exist."""

    code = "settings"


class StoreError(TocsinError):
    """The record cannot be opened, or what is asked of it cannot be done."""

    code = "store"


class UnknownError(StoreError):
    """The record holds no incident, claim, article, judgement or snapshot of that name."""

    code = "unknown"


class ExportError(TocsinError):
    """A format is unknown or cannot be written."""

    code = "export"


class AccessError(TocsinError):
    """A person may not do what she asks, or is not who she says she is."""

    code = "access"
