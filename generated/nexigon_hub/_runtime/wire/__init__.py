"""The wire as tables. Nothing but the standard library is needed; the compiler uses it too."""
