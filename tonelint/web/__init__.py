"""One page on this machine's loopback address, for people who never see a terminal: the same engine, the same JSON."""
