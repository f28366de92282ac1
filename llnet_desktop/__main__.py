"""`python -m llnet_desktop` is the `llnet` command."""

import sys

from llnet_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
