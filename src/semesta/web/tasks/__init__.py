"""Long work: a queue in the database and one worker process, begun by ``semesta serve``."""
