"""From letters to typed pieces: spelling, the vocabulary, numbers, and what words mean beside each other."""
