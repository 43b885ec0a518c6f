"""Documents → IR: scope, resolution and the rules a spec must obey."""
