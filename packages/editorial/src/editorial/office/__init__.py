"""This Office: what `editorial.yml` says of it, its clocks, the lists that its statements choose from."""
