"""What is known of causes and what comes of them: words with a sign, and what is never put together."""
