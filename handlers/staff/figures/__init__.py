"""Official figures in conversation: typed in one line, asked for one by one, said back, put right."""
