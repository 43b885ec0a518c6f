"""The modules that users import: copied to the top of the package."""
