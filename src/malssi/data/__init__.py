"""What is learned: recipes to verified rows, in splits that share no pair, with a card of what was measured."""
