"""What the tool has to say about a spec: values, their codes and their renderers."""

from .model import Diagnostic, Label, Report, Severity

__all__ = ["Diagnostic", "Label", "Report", "Severity"]
