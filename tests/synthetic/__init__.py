"""An API of the size of the real Hub, made by a script."""
