"""The modules of the runtime that users import. They are copied to the top of a package."""
