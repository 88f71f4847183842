"""What members of the team do in chat: join, log help sessions, put them right."""
