"""Networks, servers and proxies that misbehave, against every transport."""
