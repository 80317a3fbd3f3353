"""``python -m tonelint`` is the command line."""

from tonelint.cli.main import main

main()
