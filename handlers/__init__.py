"""How the bot reacts to people."""
