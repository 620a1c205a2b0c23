"""All published statements in the words of a language: as one list, and by what they are filed under."""

from editorial.site.addresses import address
from editorial.site.lists.pagination import Pagination, shown_of
from editorial.site.lists.taxonomy import Taxonomy, archive
from editorial.site.model import LIST_PAGE, SiteModel, once_a_build
from editorial.site.statement.presenter import StatementPresenter
from editorial.site.statement.recorded_names import present


@once_a_build
def listed_statements(model: SiteModel, language: str) -> tuple[StatementPresenter, ...]:
    """All published statements, newest first: one entry for each of the model's `records`, in their order."""
    return tuple(present(model, record, language) for record in model.records)


@once_a_build
def statement_archive(model: SiteModel, language: str) -> tuple[Taxonomy, ...]:
    """All published statements, by what they are filed under."""
    return archive(listed_statements(model, language), language, model.settings)


def all_statements(model: SiteModel, language: str) -> tuple[Pagination, ...]:
    """The pages of the list of all statements, newest first."""
    return shown_of(listed_statements(model, language), address(language, LIST_PAGE), language)
