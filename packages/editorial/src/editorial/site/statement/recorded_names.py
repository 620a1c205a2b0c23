"""A statement of docs/ in the words of a language, under the names that the register has of it."""

from editorial.site.model import SiteModel
from editorial.site.statement.presenter import StatementPresenter
from editorial.statements.records import Record


def present(model: SiteModel, record: Record, language: str) -> StatementPresenter:
    """A record as readers of a language get it. Names that were published stay, whatever editorial.yml says
    today.
    """
    entry = model.register.latest(record.key)
    names = entry.manifest.form(language).names if entry else {}
    return StatementPresenter(record.statement, language, model.settings, names)
