"""Help logs in conversation: told, asked about, said back, put right."""
