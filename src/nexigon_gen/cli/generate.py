"""The main command, which compiles specs."""

from __future__ import annotations

from ..syntax.file import Files
from ..text.report import Report
from .arguments import RunArguments, given, jobs_of, load_project
from .modes import complain_in_form, follow, list_names, show, write


def generate(arguments: RunArguments) -> int:
    """Carries out the main command, and returns the exit code."""
    if arguments["watched"]:
        follow(arguments)
    arguments["specs"], files = given(arguments["specs"], arguments["stdin_name"])
    report = Report()
    project = load_project(arguments, report)
    if report.has_errors:
        complain_in_form(report, arguments, failed=True)
        return 2
    jobs = jobs_of(arguments, project)
    files = files if arguments["specs"] else Files(named=project.named)
    if arguments["shown"]:
        return show(jobs, files, arguments)
    if arguments["listed"]:
        return list_names(jobs, files, project, arguments)
    return write(jobs, files, project, arguments)
