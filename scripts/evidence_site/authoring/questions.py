"""What only the author knows, asked in the words with which the model describes its fields."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NoReturn, get_args

import click
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from evidence_site.console import as_typed
from evidence_site.load.schema import field_at
from evidence_site.model.fields import Choice
from evidence_site.rules.wording import UNWRITTEN
from evidence_site.spelling import nearest

Function = Callable[..., Any]

MOST_LISTED = 15
_SPACE = re.compile(r"[ \t\r\n]+")


class Answer(click.ParamType):  # type: ignore[type-arg]  # generic only in later versions of click
    """An answer: read as the model reads the field, and one of the known names if there are any."""

    name = "text"

    def __init__(self, field: FieldInfo | None = None, known: Collection[str] = ()) -> None:
        self._adapter: TypeAdapter[Any] | None = None
        if field is not None:
            form: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
            self._adapter = TypeAdapter(form)
        self._known = known

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the words with single spaces between them."""
        words = _SPACE.sub(" ", value).strip(" ")
        if self._known and words not in self._known:
            near = nearest(words, self._known)
            self.fail(f"`{words}` is not one of them." + (f" Did you mean `{near}`?" if near else ""), param, ctx)
        try:
            if self._adapter and words:
                self._adapter.validate_python(words)
        except ValidationError as error:
            context = error.errors()[0].get("ctx", {})
            said = ": ".join(filter(None, (context.get("message"), context.get("help"))))
            self.fail(said or "This cannot be used here.", param, ctx)
        return words


@dataclass(frozen=True)
class Question:
    """A question about one field."""

    option: str
    purpose: str
    field: FieldInfo | None = None
    meanings: Mapping[str, str] | None = None
    """The values that can be chosen, and what each means."""

    @property
    def parameter(self) -> str:
        """The name of the parameter by which a command gets the answer."""
        return "answer_" + self.option.replace("-", "_")

    def as_option(self, function: Function) -> Function:
        """Return a command that takes the answer as an option."""
        answer = Answer(self.field, self.meanings or ())
        shown = f"[{'|'.join(self.meanings)}]" if self.meanings else "TEXT"
        return click.option(f"--{self.option}", self.parameter, type=answer, metavar=shown, help=self.purpose)(function)


def about(model: type[BaseModel], *path: str | int, option: str = "") -> Question:
    """Return a question made of a field's description."""
    field = field_at(model, path)
    if field is None:
        raise KeyError(path)
    choices = next((each for each in (field.annotation, *get_args(field.annotation)) if _is_choice(each)), ())
    meanings = {str(each): each.meaning for each in choices}
    return Question(option or str(path[-1]).replace("_", "-"), field.description or "", field, meanings)


def _is_choice(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Choice)


@dataclass(frozen=True)
class Interview:
    """Asks on the terminal what no option has answered, or leaves it to be written if nothing may be asked."""

    answers: Mapping[str, str | None]
    asks: bool

    def given(self, question: Question) -> str | None:
        """Return what an option answered."""
        answer = self.answers[question.parameter]
        return None if answer is None else as_typed(answer)

    def words(self, question: Question, suggestion: str = "") -> str:
        """Return words of the author's own. Without an answer, they say that they are still to be written."""
        answer = self.given(question)
        if answer is None and self.asks:
            answer = self._prompt(question, suggestion, "or press Enter to write it later")
        return answer or suggestion or f"{UNWRITTEN}{question.purpose[:1].lower()}{question.purpose[1:]}"

    def maybe(self, question: Question, suggestion: str = "") -> str:
        """Return words that may be left out."""
        answer = self.given(question)
        if answer is None and self.asks:
            answer = self._prompt(question, suggestion, "or press Enter to leave it out")
        return suggestion if answer is None else answer

    def choice(self, question: Question, known: Mapping[str, str] | None = None, suggestion: str = "") -> str:
        """Return one of the known names, which come with what they mean.

        Raises:
            click.UsageError: there is no answer and nobody to ask.
        """
        meanings = known if known is not None else question.meanings or {}
        answer, given = Answer(question.field, meanings), self.given(question)
        if given is not None:
            return answer.convert(given, None, None)
        if not self.asks:
            return suggestion or self.missing(question)
        click.echo(f"\n{question.purpose}")
        for name, meaning in [*meanings.items()][:MOST_LISTED]:
            click.echo(f"  {name}" + (f"  ({meaning.rstrip('.')})" if meaning else ""))
        if len(meanings) > MOST_LISTED:
            click.echo(f"  and {len(meanings) - MOST_LISTED} more")
        return str(click.prompt(f"  {question.option}", default=suggestion or None, type=answer))

    def name(
        self, question: Question, check: Callable[[str], str], suggestion: str = "", *, may_be_empty: bool = False
    ) -> str:
        """Return an answer that must be right: `check` returns what is wrong with it, or nothing.

        Raises:
            click.UsageError: the answer given is wrong, or there is none and nobody to ask.
        """
        if self.given(question) is None and self.asks:
            while True:
                answer = self._prompt(question, suggestion, "or press Enter to leave it out" if may_be_empty else "")
                wrong = check(answer)
                if not wrong:
                    return answer
                click.echo(f"  {wrong}")
        answer = self.given(question) or suggestion or ("" if may_be_empty else self.missing(question))
        wrong = check(answer)
        if wrong:
            raise click.UsageError(f"--{question.option}: {wrong}")
        return answer

    def missing(self, question: Question) -> NoReturn:
        """End the command, as an answer is missing."""
        raise click.UsageError(f"--{question.option} is missing. {question.purpose}")

    def _prompt(self, question: Question, suggestion: str, otherwise: str) -> str:
        click.echo(f"\n{question.purpose}")
        label = f"  {question.option}" + (f" ({otherwise})" if otherwise and not suggestion else "")
        default = suggestion or ("" if otherwise else None)
        return str(click.prompt(label, default=default, show_default=bool(suggestion), type=Answer(question.field)))


def yes_option(function: Function) -> Function:
    """Return a command with an option to ask nothing."""
    purpose = "Ask nothing. What no option answers is marked in the record, for you to write."
    return click.option("--yes", is_flag=True, help=purpose)(function)
