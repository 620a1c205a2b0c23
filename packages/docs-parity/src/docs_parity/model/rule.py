"""Rules: what each asks, of what it is one, what it weighs; each is declared once, beside the code that asks
it.

A rule is declared beside the code that asks it: `rule` decorates a generator whose findings bear one id,
`declare` makes a rule for code that cannot be one generator. The page of rules, `check --explain`, the ids
and the usual severities are read from the registry. Nothing depends on the order of imports: every rule has
its place among all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Generic, ParamSpec, TypedDict, Unpack

from docs_parity.model.finding import Finding, Severity
from docs_parity.model.program import program

Asked = ParamSpec("Asked")
SAFETY = "It keeps readers from what acts in a page, loads from elsewhere or passes for something else."
"""Why a rule that protects readers may not weigh less than an error (`no_less`)."""
LAST = 1_000_000
"""The place of a rule that names none: behind all others, where the id decides."""


class DuplicateRuleError(ValueError):
    """Two rules bear one id."""


@dataclass(frozen=True)
class Group:
    """Where rules stand together on the page of rules."""

    id: str
    title: str
    place: int
    """Among the groups: the lowest comes first."""


class Texts(TypedDict, total=False):
    """What is said of a rule, besides its id, its group and its question; see `Rule`."""

    wrong: str
    right: str
    severity: Severity
    exact: bool
    accept: bool
    never_accept: bool
    more: str
    no_less: str
    place: int


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule, for programs and for people."""

    id: str
    group: Group
    question: str
    """One sentence, as an editor would ask it."""
    wrong: str
    """A short example that fails, as Markdown; `…` stands for any text."""
    right: str
    """One that does not."""
    severity: Severity = Severity.ERROR
    """How much its findings usually weigh: in a section that requires its translations, and at most."""
    exact: bool = False
    """True if it compares what is written and guesses nothing: there is nothing to measure."""
    accept: bool = False
    """True if a person may accept a difference that it finds."""
    never_accept: bool = False
    """True if nobody may, though its findings name a place in the original: it protects readers, or ends by
    itself when the work is done.
    """
    more: str = ""
    """Why it asks, or what else an editor may want to know; `{program}` stands for what people type."""
    no_less: str = ""
    """Why nobody may make it weigh less than an error; empty where `editorial.yml` may."""
    place: int = LAST
    """Among all rules, since scanners keep the index of a rule: the lowest comes first, also inside a group.
    """

    @property
    def remark(self) -> str:
        """`more`, as this program says it."""
        return self.more.replace("{program}", program())

    @property
    def order(self) -> tuple[int, str]:
        """By what rules are ordered."""
        return self.place, self.id


class Registry:
    """Every rule that was declared, by its id."""

    def __init__(self) -> None:
        self._rules: dict[str, Rule] = {}

    def add(self, rule: Rule) -> Rule:
        """Take up a rule. Raises DuplicateRuleError if another bears its id."""
        if rule.id in self._rules:
            known = self._rules[rule.id]
            raise DuplicateRuleError(f'there is a rule "{rule.id}" already: "{known.question}"')
        self._rules[rule.id] = rule
        return rule

    def rules(self) -> Mapping[str, Rule]:
        """Every rule by its id, in the order of their places."""
        return {rule.id: rule for rule in sorted(self._rules.values(), key=lambda rule: rule.order)}

    def ids(self) -> tuple[str, ...]:
        """Every id that a finding can bear, in the order of their places."""
        return tuple(self.rules())

    def get(self, id: str) -> Rule | None:
        """The rule with an id, if there is one."""
        return self._rules.get(id)


RULES = Registry()
"""The registry of this process. Whoever has rules of their own declares them before the first inspection."""


class Check(Generic[Asked]):
    """A generator of findings with the rules whose ids they bear; it is called like the generator itself."""

    def __init__(self, ask: Callable[Asked, Iterator[Finding]], rules: tuple[Rule, ...]) -> None:
        self._ask = ask
        self.rules = rules
        self.module = ask.__module__
        self.name = f"{ask.__module__}.{ask.__qualname__}"
        wraps(ask)(self)

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Iterator[Finding]:
        """What the generator yields."""
        return self._ask(*args, **kwargs)

    @property
    def id(self) -> str:
        """The id of the first of its rules, which for most is the only one."""
        return self.rules[0].id

    @property
    def order(self) -> tuple[int, str, str]:
        """By what checks are ordered: as their first rules are."""
        return *self.rules[0].order, self.name


def declare(id: str, *, group: Group, question: str, **texts: Unpack[Texts]) -> Rule:
    """A new rule in the registry, for findings that no single generator yields. Raises DuplicateRuleError."""
    return RULES.add(Rule(id=id, group=group, question=question, **texts))


def rule(
    id: str, *, group: Group, **texts: Unpack[Texts]
) -> Callable[[Callable[Asked, Iterator[Finding]]], Check[Asked]]:
    """Decorates a generator whose findings bear one id; the first sentence of its docstring is the question.

    Raises DuplicateRuleError, and ValueError where the docstring asks nothing.
    """

    def declared(ask: Callable[Asked, Iterator[Finding]]) -> Check[Asked]:
        return Check(ask, (declare(id, group=group, question=_question(ask), **texts),))

    return declared


def _question(ask: Callable[Asked, Iterator[Finding]]) -> str:
    """The first sentence of a docstring."""
    asked, mark, _ = " ".join((ask.__doc__ or "").split()).partition("?")
    if not mark or ". " in asked:
        raise ValueError(f"the docstring of {ask.__qualname__} does not begin with the question of its rule")
    return f"{asked}?"


LANGUAGES = Group("languages", "A page in all its languages", 10)
FRESHNESS = Group("freshness", "When an original changes", 20)
STRUCTURE = Group("structure", "A translation beside its original", 30)
FACTS = Group("facts", "Numbers, dates, names and symbols", 40)
WORDS = Group("words", "What the words say", 50)
TERMS = Group("terms", "Terms", 60)
LINKS = Group("links", "Links", 70)
PAGE = Group("page", "Every page by itself", 80)
FIELDS = Group("fields", "Front matter", 90)
FILES = Group("files", "Files", 110)
DIALECT = Group("dialect", "Markdown that programs read differently", 120)
TYPOGRAPHY = Group("typography", "Typography", 130)
