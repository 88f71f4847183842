"""Tools for the people who write the articles: what to mend, what is sourced, how well it is found."""
