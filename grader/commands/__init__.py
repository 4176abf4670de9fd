"""The subcommands of `grade`, a file each: parse, one call, render."""
