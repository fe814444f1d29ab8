"""What only the operating system can do, in a few plain calls; where there is no Windows they do nothing."""
