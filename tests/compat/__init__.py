"""Changes of a spec: the relation, the rules and what the commands say."""
