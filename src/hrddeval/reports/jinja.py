"""The template environment: where templates are found, what they may use, and what goes wrong in them.

Templates of a project win over the packaged ones by the same path, and reach those as
`default/<path>`. All of them run in Jinja's sandbox: a template can loop and choose, it cannot
reach into Python.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from hrddeval.model.brand import Brand
from hrddeval.model.text import FALLBACK
from hrddeval.reports import numbers
from hrddeval.reports.colours import recoloured
from hrddeval.reports.marks import amounts, dots, kinds, places, points, ranks, timeline, voices
from hrddeval.reports.phrases import capitalised, sentence
from hrddeval.reports.typography import typeset

#: Stands before an inline element, where WeasyPrint would else break the line too early.
BREAK_HERE = "\u200b"


@dataclass(frozen=True)
class TemplateFolders:
    """Where templates are: the packaged folder, and a project's own, which wins; and the brand of its pages."""

    packaged: Path
    project: Path | None = None
    brand: Brand | None = None

    def find(self, path: str) -> Path | None:
        """Return the file that a path such as `fonts/Inter-Regular.otf` means, if it lies in the folders."""
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or PurePosixPath(path).is_absolute():
            return None
        roots = [self.packaged] if self.project is None else [self.project, self.packaged]
        if parts[0] == "default":
            roots, parts = [self.packaged], parts[1:]
        for root in roots:
            file = root.joinpath(*parts)
            if file.is_file() and file.resolve().is_relative_to(root.resolve()):
                return file
        return None


class TemplateFault(Exception):
    """A template could not be used: `template` and `line` say where, the message says what is wrong."""

    def __init__(self, message: str, *, template: str | None = None, line: int | None = None) -> None:
        where = f"{template}:{line}: " if template and line else f"{template}: " if template else ""
        super().__init__(f"{where}{message}")
        self.message, self.template, self.line = message, template, line


_REFERENCE = re.compile(r"\[(E[1-9][0-9]*(?:, ?E[1-9][0-9]*)*)\]")


def references(ids: Sequence[str], before: str = "") -> Markup:
    """Link evidence ids to the list of sources: `E1, E15`; `before` stands before the ids of a page of many."""
    link = Markup('<a href="#{1}{0}" title="{0}">{0}</a>')
    return Markup(", ").join(link.format(item, before) for item in ids)


def cited(sentence: str, ids: Sequence[str] = (), before: str = "") -> Markup:
    """Link the references in a sentence; where it has none, add them at its end."""
    if ids and not _REFERENCE.search(sentence):
        sentence = f"{sentence.rstrip()} [{', '.join(ids)}]"

    def linked(match: re.Match[str]) -> str:
        links = references([item.strip() for item in match[1].split(",")], before)
        return f'{BREAK_HERE}<span class="ref">[{links}]</span>'

    is_other = sentence.startswith(FALLBACK)
    shown = Markup(_REFERENCE.sub(linked, str(escape(sentence.removeprefix(FALLBACK)))))
    return _apart(shown) if is_other else shown


def in_other_language(value: Any) -> Any:
    """Set a text that begins with the mark of a missing translation apart, with the language it really is in.

    What is markup already, such as a sentence of the interface that such a text was filled into, stays.

    >>> in_other_language("[en] Seats & votes")
    Markup('<span class="other" lang="en"><small>en</small> Seats &amp; votes</span>')
    >>> in_other_language("Sièges"), in_other_language(Markup("[en] Seats : 0"))
    ('Sièges', Markup('[en] Seats : 0'))
    """
    if not isinstance(value, str) or isinstance(value, Markup) or not value.startswith(FALLBACK):
        return value
    return _apart(escape(value[len(FALLBACK) :]))


def _apart(text: Markup) -> Markup:
    return Markup('<span class="other" lang="en"><small>en</small> {0}</span>').format(text)


def _finalizer(language: str) -> Callable[[jinja2.nodes.EvalContext, Any], Any]:
    """Return what every printed value passes: typography, and the mark of a text in another language."""

    @jinja2.pass_eval_context
    def finalize(context: jinja2.nodes.EvalContext, value: Any) -> Any:
        if not context.autoescape:
            return value
        if isinstance(value, str) and not isinstance(value, Markup):
            value = typeset(value, language)
        return in_other_language(value)

    return finalize


_MARKS = SimpleNamespace(
    glyph=points.glyph,
    criterion_line=points.criterion_line,
    score_line=points.score_line,
    claim_line=points.claim_line,
    leader_key=points.leader_key,
    score_bar=amounts.score_bar,
    ruler=amounts.ruler,
    ruler_at=amounts.ruler_at,
    severity=amounts.severity,
    cell=amounts.cell,
    strip=amounts.strip,
    squares=voices.squares,
    waffle=voices.waffle,
    voice_places=voices.voice_places,
    voice_bar=voices.voice_bar,
    kind_mark=kinds.kind_mark,
    timeline=timeline.timeline,
    places=places.places,
    place_line=ranks.place_line,
    place_at=ranks.place_at,
    place_ticks=ranks.place_ticks,
    place_key=ranks.place_key,
    share_bar=ranks.share_bar,
    blocks=voices.blocks,
    dots=dots.dots,
    people=dots.people,
)


def _loader(folders: TemplateFolders) -> jinja2.BaseLoader:
    packaged = jinja2.FileSystemLoader(folders.packaged)
    own = [] if folders.project is None else [jinja2.FileSystemLoader(folders.project)]
    return jinja2.ChoiceLoader([*own, packaged, jinja2.PrefixLoader({"default": packaged})])


def environment(
    folders: TemplateFolders, *, language: str = "en", translations: gettext.NullTranslations | None = None
) -> ImmutableSandboxedEnvironment:
    """Make the environment: strict about unknown names, escaping, sandboxed, in one language."""
    made = ImmutableSandboxedEnvironment(
        loader=_loader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(("html", "html.j2", "xml"), default=False),
        extensions=["jinja2.ext.i18n"],
        finalize=_finalizer(language),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.install_gettext_translations(  # type: ignore[attr-defined]  # added by the i18n extension
        translations or gettext.NullTranslations(), newstyle=True
    )
    made.filters.update(
        score=numbers.score,
        percent=numbers.percent,
        share=numbers.share,
        place=lambda value: numbers.place(value, language),
        figures=lambda value: numbers.figures(value, language),
        gain=lambda value: numbers.gain(value, language),
        as_cell=lambda criterion: (criterion.level.supported, criterion.level.possible, criterion.state),
        sentence=sentence,
        capitalised=capitalised,
        references=references,
        cited=lambda text, ids=(), before="": cited(typeset(text, language), ids, before),
    )
    made.globals.update(
        brand=folders.brand, marks=_MARKS, difference=numbers.difference, distance=numbers.distance
    )
    return made


def render(
    name: str,
    context: Mapping[str, Any],
    folders: TemplateFolders,
    *,
    language: str = "en",
    translations: gettext.NullTranslations | None = None,
) -> str:
    """Render a template; raise `TemplateFault` naming template and line when it cannot be done."""
    made = environment(folders, language=language, translations=translations)
    try:
        return recoloured(made.get_template(name).render(context), folders.brand)
    except jinja2.TemplateSyntaxError as fault:
        raise TemplateFault(
            fault.message or "syntax error", template=fault.name, line=fault.lineno
        ) from fault
    except jinja2.TemplateNotFound as fault:
        raise TemplateFault(f"there is no template `{fault.name}`", template=name) from fault
    except jinja2.TemplateError as fault:
        template, line = _place(fault, folders)
        refused = "not allowed in a template: " if isinstance(fault, SecurityError) else ""
        raise TemplateFault(f"{refused}{fault.message}", template=template or name, line=line) from fault
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as fault:
        template, line = _place(fault, folders)
        if template is None:
            raise
        raise TemplateFault(str(fault), template=template, line=line) from fault


def _place(fault: BaseException, folders: TemplateFolders) -> tuple[str | None, int | None]:
    """Find the innermost template line in a traceback: Jinja rewrites its frames to those of the template."""
    found: tuple[str | None, int | None] = (None, None)
    trace = fault.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = (_within(Path(trace.tb_frame.f_code.co_filename), folders), trace.tb_lineno)
        trace = trace.tb_next
    return found


def _within(file: Path, folders: TemplateFolders) -> str:
    """Name a template by its path in its folder, without the machine it lies on."""
    for root in (folders.project, folders.packaged):
        if root is not None and file.is_relative_to(root):
            return file.relative_to(root).as_posix()
    return file.name
