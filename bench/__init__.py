"""Measures how fast, how large and how right the bot is; nothing here is installed."""
