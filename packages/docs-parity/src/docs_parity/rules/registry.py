"""Which generators are asked about what: one localized page, a translation beside what it was made from,
fields.

`@version_rules.rule("id", group=…, …)` declares a rule and has its generator asked;
`@version_rules.check(RULE, …)` has a generator asked whose findings bear the ids of several rules. A rule of
somebody else's is declared in the same way, from outside.
"""

from collections.abc import Callable, Iterator
from typing import Generic, ParamSpec, Unpack

from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.rule import Check, Group, Rule, Texts, rule
from docs_parity.rules.context import Context, PagePair

Asked = ParamSpec("Asked")


class Checks(Generic[Asked]):
    """The generators that are asked about one kind of subject, in the order of their rules."""

    def __init__(self) -> None:
        self._checks: tuple[Check[Asked], ...] = ()

    def __iter__(self) -> Iterator[Check[Asked]]:
        return iter(self._checks)

    def rule(
        self, id: str, *, group: Group, **texts: Unpack[Texts]
    ) -> Callable[[Callable[Asked, Iterator[Finding]]], Check[Asked]]:
        """Decorates a generator whose findings bear one id, as `model.rule.rule` does, and has it asked."""
        declared = rule(id, group=group, **texts)
        return lambda ask: self._add(declared(ask))

    def check(
        self, first: Rule, *others: Rule
    ) -> Callable[[Callable[Asked, Iterator[Finding]]], Check[Asked]]:
        """Decorates a generator whose findings bear the ids of these rules, and has it asked."""
        return lambda ask: self._add(Check(ask, (first, *others)))

    def _add(self, check: Check[Asked]) -> Check[Asked]:
        self._checks = tuple(sorted((*self._checks, check), key=lambda known: known.order))
        return check


original_rules: Checks[[LocalizedPage, Page, Context]] = Checks()
"""Questions to the front matter of an original. `editorial.yml` does not weigh them."""
version_rules: Checks[[LocalizedPage, Context]] = Checks()
"""Questions to one version."""
field_rules: Checks[[PagePair]] = Checks()
"""Questions to a translation beside the page's original as it stands, whatever it was made from.
`editorial.yml` does not weigh them."""
pair_rules: Checks[[PagePair]] = Checks()
"""Questions to a translation beside what it was made from."""
