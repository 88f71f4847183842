"""When somebody may be losing money: first aid, and whether a message is a scam."""
