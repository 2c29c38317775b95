"""What is said: readings, prompts, criteria, phrases, references, checks and corruptions, task by task."""
