"""One file per command: parse, load, call one function, print. Everything heavy is imported when a command runs."""
