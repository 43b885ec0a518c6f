"""One action, `bench_Query`, served in four ways that answer the same bytes."""
