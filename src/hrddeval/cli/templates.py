"""Where commands find the templates they print with: those of the study first, else those that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrddeval.reports.jinja import TemplateFolders
    from hrddeval.study import Study


def shipped() -> TemplateFolders:
    """Return the folder of templates that ships, where there is no study."""
    from hrddeval import resources
    from hrddeval.reports.jinja import TemplateFolders

    return TemplateFolders(resources.folder("templates"))


def of_study(study: Study) -> TemplateFolders:
    """Return the folders templates are looked for in, the study's own first, and its brand."""
    from hrddeval import brand
    from hrddeval.reports.jinja import TemplateFolders

    own = [folder for folder in study.template_folders[:-1] if folder.is_dir()]
    settings = study.project.value.brand if study.project else None
    marked = brand.load(settings, study.root) if settings and study.root else None
    return TemplateFolders(study.template_folders[-1], own[0] if own else None, marked)


def now(study: Study | None) -> TemplateFolders:
    """Return the template folders of a study that still lies where it was read from, else the shipped one."""
    there = study is not None and all(folder.is_dir() for folder in study.template_folders[-1:])
    return of_study(study) if study is not None and there else shipped()
