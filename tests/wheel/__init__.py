"""What is shipped works where it is installed."""
