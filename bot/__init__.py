"""How the bot talks to the world: channels, wiring, settings, command line, web page."""
