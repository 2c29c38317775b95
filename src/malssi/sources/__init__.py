"""Where readings come from: JSON text, files of rows. What a reading accepts is the task's affair."""
