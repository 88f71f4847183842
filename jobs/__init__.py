"""How the bot reacts to the clock."""
