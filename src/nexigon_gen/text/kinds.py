"""The kinds of diagnostics, by name.

What each means to a person stands in `diagnostics/codes/*.toml`, by its code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from ..values import dataclass


class Severity(Enum):
    """An error ends the run with exit code 2; a warning does not, unless `--strict`. What
    is only worth knowing comes from comparing two versions."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class DiagnosticKind:
    """A kind of complaint.

    Args:
        code: What people look it up by, as `NXG204`; it never changes.
        severity: Whether it ends the run.
        is_on: Whether a run looks for it without being asked.
    """

    code: str
    severity: Severity = Severity.ERROR
    is_on: bool = True


def _warning(code: str, *, is_on: bool = True) -> DiagnosticKind:
    return DiagnosticKind(code, Severity.WARNING, is_on)


# Files
FILE_NOT_FOUND = DiagnosticKind("NXG001")
NOT_UTF8 = DiagnosticKind("NXG002")
FILE_TOO_LARGE = DiagnosticKind("NXG003")
EMPTY_DOCUMENT = DiagnosticKind("NXG004")
OUTPUT_NOT_OURS = DiagnosticKind("NXG005")
UNKNOWN_CONFIG_KEY = DiagnosticKind("NXG006")
REQUIRED_VERSION_MISMATCH = DiagnosticKind("NXG007")
UNSUPPORTED_SPEC_VERSION = DiagnosticKind("NXG008")
CONFLICT_MARKER = DiagnosticKind("NXG009")
OUTPUT_NOT_WRITABLE = DiagnosticKind("NXG010")
EDITED_FILE_LEFT = _warning("NXG011")
BAD_SCHEMA_FILE = DiagnosticKind("NXG012")
BAD_SCHEMA_REFERENCE = DiagnosticKind("NXG013")
UNSUPPORTED_SCHEMA = DiagnosticKind("NXG014")
MISSING_PACKAGE = DiagnosticKind("NXG015")
FILE_OF_ANOTHER_KIND = DiagnosticKind("NXG016")
BAD_SETTING = DiagnosticKind("NXG017")
BACKEND_FAILED = DiagnosticKind("NXG018")
OUTPUT_OUTDATED = DiagnosticKind("NXG019")
MANY_FOUND = DiagnosticKind("NXG020")

# YAML
YAML_SYNTAX = DiagnosticKind("NXG101")
DUPLICATE_KEY = DiagnosticKind("NXG102")
MULTIPLE_DOCUMENTS = DiagnosticKind("NXG103")
NON_STRING_KEY = DiagnosticKind("NXG104")
ANCHOR_OR_ALIAS = DiagnosticKind("NXG105")
MERGE_KEY = DiagnosticKind("NXG106")
TAG_NOT_ALLOWED = DiagnosticKind("NXG107")
TAB_CHARACTER = DiagnosticKind("NXG108")
QUESTION_MARK_IN_FLOW = DiagnosticKind("NXG109")
NESTING_TOO_DEEP = DiagnosticKind("NXG110")
TOO_MANY_NODES = DiagnosticKind("NXG111")
YAML_NOT_A_STRING = DiagnosticKind("NXG112")
SWALLOWED_COMMENT = _warning("NXG113")
UNQUOTED_COLON_IN_DOCS = DiagnosticKind("NXG114")
FLOW_SPLIT_GENERIC = DiagnosticKind("NXG115")
MISSING_SPACE_AFTER_COLON = DiagnosticKind("NXG116")
NON_PRINTABLE_OR_BIDI = DiagnosticKind("NXG117")
WRONG_INDENTATION = DiagnosticKind("NXG118")
DOCS_IN_COMMENT = _warning("NXG119")

# Shape
UNKNOWN_KEY = DiagnosticKind("NXG201")
MISSING_KEY = DiagnosticKind("NXG202")
WRONG_YAML_KIND = DiagnosticKind("NXG203")
DUPLICATE_FIELD = DiagnosticKind("NXG204")
TYPE_HAS_TWO_KINDS = DiagnosticKind("NXG205")
TYPE_HAS_NO_KIND = DiagnosticKind("NXG206")
EMPTY_ENUM = DiagnosticKind("NXG207")
EMPTY_UNION = DiagnosticKind("NXG208")
BAD_INLINE_TYPE = DiagnosticKind("NXG209")
EMPTY_TYPE_BODY = _warning("NXG210")

# Names
UNKNOWN_TYPE = DiagnosticKind("NXG301")
INVALID_IDENTIFIER = DiagnosticKind("NXG302")
WRONG_CASE = DiagnosticKind("NXG303")
DUPLICATE_TYPE = DiagnosticKind("NXG304")
SHADOWS_BUILTIN = DiagnosticKind("NXG305")
DUPLICATE_ACTION = DiagnosticKind("NXG306")
UNKNOWN_IMPORT = DiagnosticKind("NXG307")
SELF_IMPORT = DiagnosticKind("NXG308")
UNUSED_IMPORT = _warning("NXG309")
UNUSED_TYPE = _warning("NXG310")
WRONG_ARITY = DiagnosticKind("NXG311")
TYPE_USED_AS_NAMESPACE = DiagnosticKind("NXG312")
DUPLICATE_NAMESPACE = DiagnosticKind("NXG313")
OTHER_TITLE = DiagnosticKind("NXG314")
UNKNOWN_VARIANT = DiagnosticKind("NXG315")

# Types
BAD_TYPE_EXPRESSION = DiagnosticKind("NXG401")
LIST_SHORTHAND = DiagnosticKind("NXG402")
MAP_KEY_NOT_STRING = DiagnosticKind("NXG403")
REQUEST_NOT_A_STRUCT = DiagnosticKind("NXG404")
CONSTRAINT_NOT_APPLICABLE = DiagnosticKind("NXG405")
CONSTRAINT_EMPTY_RANGE = DiagnosticKind("NXG406")
INFINITE_TYPE = DiagnosticKind("NXG407")
UNINHABITABLE_UNION = DiagnosticKind("NXG408")
ALIAS_CYCLE = DiagnosticKind("NXG409")
GENERIC_RECURSION_GROWS = DiagnosticKind("NXG410")
OPTIONAL_OF_OPTIONAL = DiagnosticKind("NXG411")
DEFAULT_NOT_IN_TYPE = DiagnosticKind("NXG412")
NUMBER_OUT_OF_REACH = DiagnosticKind("NXG413")

# The wire
WIRE_NAME_COLLISION = DiagnosticKind("NXG501")
TAG_COLLIDES_WITH_FIELD = DiagnosticKind("NXG502")
CONTENT_COLLIDES_WITH_TAG = DiagnosticKind("NXG503")
DUPLICATE_ENUM_WIRE_VALUE = DiagnosticKind("NXG504")
DUPLICATE_VARIANT_WIRE_NAME = DiagnosticKind("NXG505")
DUPLICATE_ACTION_WIRE_NAME = DiagnosticKind("NXG506")
AMBIGUOUS_UNTAGGED = DiagnosticKind("NXG508")
UNKNOWN_CASING = DiagnosticKind("NXG509")
WIRE_NAME_NOT_PRINTABLE = DiagnosticKind("NXG510")
EFFECT_NOT_SAFE = DiagnosticKind("NXG511")
NUMBER_ON_WIRE = DiagnosticKind("NXG512")

# Python
PYTHON_KEYWORD = _warning("NXG601", is_on=False)
PYTHON_NAME_COLLISION = DiagnosticKind("NXG602")
SHADOWS_PYDANTIC_MEMBER = _warning("NXG603", is_on=False)
DUNDER_OR_UNDERSCORE = DiagnosticKind("NXG604")
ENUM_MEMBER_COLLISION = DiagnosticKind("NXG605")
BUILTIN_SHADOWED_BY_TYPE = _warning("NXG606", is_on=False)
PACKAGE_SHADOWS_MODULE = DiagnosticKind("NXG607")
PACKAGE_IS_DEVICE = DiagnosticKind("NXG608")
CLIENT_HIDES_EXPORT = DiagnosticKind("NXG609")

# Advice
UNDOCUMENTED = _warning("NXG701", is_on=False)
DEPRECATED_WITHOUT_NOTE = _warning("NXG702")
EXAMPLE_INVALID = DiagnosticKind("NXG703")
REMOVE_IN_PASSED = _warning("NXG704")
QUERY_NOT_SAFE = _warning("NXG705")
DEFAULT_WITHOUT_QUESTION_MARK = _warning("NXG706")
EXAMPLE_LEFT_OUT = _warning("NXG707")
BROKEN_DOCS_LINK = _warning("NXG708")
EXAMPLE_MISSING = _warning("NXG709", is_on=False)
SECRET_IN_DEFAULT = _warning("NXG710")

# Import
IMPORT_NO_DOCUMENT = DiagnosticKind("NXG801")
IMPORT_NO_ACTION = _warning("NXG802")
IMPORT_LEFT_OUT = _warning("NXG803")
IMPORT_ANY = _warning("NXG804")
IMPORT_RENAMED = _warning("NXG805")
IMPORT_MENDED = _warning("NXG806")
IMPORT_CONFLICT = DiagnosticKind("NXG807")

# The tool
INTERNAL_ERROR = DiagnosticKind("NXG901")


def named() -> Mapping[str, DiagnosticKind]:
    """Every kind by its name for people, as `unused-type`."""
    return {
        name.lower().replace("_", "-"): each
        for name, each in globals().items()
        if isinstance(each, DiagnosticKind)
    }


def warnings(texts: Iterable[str]) -> frozenset[str]:
    """The codes of the warnings that a person means, each by `NXG310`, `310` or its name.

    Raises:
        ValueError: One of them is no warning.
    """
    found = {text: _warning_by(text.lower()) for text in texts}
    for text, code in found.items():
        if not code:
            raise ValueError(f"`{text}` is not the code of a warning")
    return frozenset(found.values())


def _warning_by(text: str) -> str:
    for name, kind in named().items():
        code = kind.code.lower()
        if kind.severity is Severity.WARNING and (
            text in (name, code, code.removeprefix("nxg"))
        ):
            return kind.code
    return ""
