"""Shell completion: the candidates for the next word, and the scripts that connect a
shell to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from .arguments import split_command
from .bash_words import BashWord
from .errors import UsageError
from .flags import Flags
from .options import CALL_ONLY, OPTIONS, ROOT_ONLY, SHELLS
from .table import Command, ObjectType, Program, UnionType, WordType
from .text import one_line

Candidates = Iterable[tuple[str, str]]
"""Candidates, each with its description."""

_BASH: Final = """\
{function}() {{
    local rest=${{COMP_LINE:0:COMP_POINT}} last=-1 word line
    local -a words=()
    # bash cuts words at COMP_WORDBREAKS, too: what no blank parts is one word.
    for word in "${{COMP_WORDS[@]:0:COMP_CWORD}}" ""; do
        if [[ $rest == [[:space:]]* || last -lt 0 ]]; then
            rest=${{rest#"${{rest%%[![:space:]]*}}"}}
            words[++last]=
        fi
        [[ $word ]] || word=$rest
        words[last]+=$word
        rest=${{rest#"$word"}}
    done
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <({variable}=bash COMP_WORDBREAKS=$COMP_WORDBREAKS \
        "${{words[0]}}" "${{words[@]:1}}" 2>/dev/null)
    if [[ ${{#COMPREPLY[@]}} -eq 1 && ${{COMPREPLY[0]}} == *= ]]; then
        compopt -o nospace
    fi
}}
complete -o default -F {function} {name}
"""
_ZSH: Final = """\
#compdef {name}
{function}() {{
    local -a found
    found=("${{(@f)$({variable}=zsh "${{words[1]}}" "${{(@Q)words[2,CURRENT-1]}}" "${{(Q)PREFIX}}" 2>/dev/null)}}")
    if [[ -n "$found" ]]; then
        _describe -V '{name}' found
    else
        _files
    fi
}}
compdef {function} {name}
"""
_FISH: Final = """\
function {function}
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l found ({variable}=fish $before[1] $before[2..-1] "$current" 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete -c {name} -f -a '({function})'
"""


def script(program: Program, shell: str) -> str:
    """The script that turns completion on in a shell.

    Raises:
        UsageError: The shell is not supported.
    """
    scripts = dict(zip(SHELLS, (_BASH, _ZSH, _FISH), strict=True))
    if shell not in scripts:
        raise UsageError(f"--completion takes {', '.join(SHELLS)}")
    return scripts[shell].format(
        name=program.name,
        function=f"_{program.env.lower()}_complete",
        variable=f"_{program.env}_COMPLETE",
    )


def candidates(
    program: Program, words: Sequence[str], own: Mapping[str, str], shell: str
) -> str:
    """The candidates for the last word, one a line, in the format that the shell reads.

    Args:
        program: The API.
        words: The words behind the name of the program. bash passes all of them in quotes
            as typed, fish the last one, and zsh none.
        own: Commands that the program adds to those of the API.
        shell: The shell that asks.
    """
    *before, typed = words or [""]
    if shell == "bash":
        before = [BashWord(each).text for each in before]
    last = BashWord(typed)
    current = typed if shell == "zsh" else last.text
    head, equals, begun = current.partition("=")
    if current.startswith("--") and equals:
        before, current, head = [*before, head], begun, f"{head}="
    else:
        head = ""
    found = [
        (head + word, docs)
        for word, docs in _candidates(program, before, current, own)
        if word.startswith(current) and word and word.isprintable()
    ]
    if shell == "bash":
        return "".join(f"{last.continued(word)}\n" for word, _ in found)
    return "".join(_line(shell, word, docs) for word, docs in found)


def _line(shell: str, word: str, docs: str) -> str:
    docs = one_line(docs.partition("\n")[0])
    if shell == "zsh":
        return f"{word.replace(':', chr(92) + ':')}:{docs}\n"
    return f"{word}\t{docs}\n"


def _candidates(
    program: Program, before: Sequence[str], current: str, own: Mapping[str, str]
) -> Candidates:
    names, _ = split_command(before, 2)
    group = next((each for each in program.groups if names[:1] == [each.name]), None)
    if not names or group is None:
        if wanted := _flag_values(before, None):
            return wanted
        if current.startswith("-"):
            return _options(CALL_ONLY)
        return () if names else _groups(program, own)
    commands = program.commands(group)
    command = next((each for each in commands if names[1:] == [each.name]), None)
    if wanted := _flag_values(before, command):
        return wanted
    if current.startswith("-"):
        return _flags(command, current) if command else _options(CALL_ONLY)
    if len(names) > 1:
        return ()
    below = f"{group.name} "
    mine = [(name.removeprefix(below), "") for name in own if name.startswith(below)]
    return [*((each.name, each.docs) for each in commands), *mine]


def _groups(program: Program, own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for each in program.groups:
        yield each.name, each.docs
    for name in own:
        if " " not in name:
            yield name, ""


def _options(hidden: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name, option in OPTIONS.items():
        if name not in hidden:
            yield f"--{name}", option.docs


def _flags(command: Command, current: str) -> Iterator[tuple[str, str]]:
    flags = Flags(command)
    for flag in flags:
        if current.startswith("--no-") and flags.is_switch(flag.name):
            yield f"--no-{flag.name}", flag.field.docs
        # The first item of a list, as an example of all.
        yield f"--{flag.name.replace('.N', '.0')}", flag.field.docs
    yield from _options(ROOT_ONLY)


def _flag_values(
    before: Sequence[str], command: Command | None
) -> list[tuple[str, str]]:
    """The known values of the flag before the word; empty if it is no flag."""
    last = before[-1] if before else ""
    if not last.startswith("--"):
        return []
    name = last[2:]
    if name in OPTIONS:
        return [(each, "") for each in _option_values(name, command)]
    flags = Flags(command).named(name) if command else ()
    words: list[str] = []
    for flag in flags:
        if isinstance(flag.field.type, WordType):
            words += flag.field.type.values
    return [(each, "") for each in dict.fromkeys(words)]


def _option_values(name: str, command: Command | None) -> Iterable[str]:
    if command is None or name not in ("expect", "field", "null", "reveal"):
        return OPTIONS[name].values
    if name == "null":
        return [each.name for each in Flags(command) if each.field.is_nullable]
    if name == "reveal":
        return command.secrets
    match command.answer:
        case UnionType(variants=variants) if name == "expect":
            return [each.value for each in variants]
        case UnionType(variants=variants):
            return dict.fromkeys(f.name for each in variants for f in each.fields)
        case ObjectType(fields=fields) if name == "field":
            return [each.name for each in fields]
        case _:
            return ()
