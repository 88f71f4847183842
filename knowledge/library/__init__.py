"""What is written down: articles, referrals and the commune's own offices, read from files and checked."""
