"""Programs that use the generated package."""
