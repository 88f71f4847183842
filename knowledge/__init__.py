"""What the bot knows: pure, without network, database or asyncio."""
