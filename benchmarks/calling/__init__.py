"""The clients that `benchmarks.client` sets side by side."""
