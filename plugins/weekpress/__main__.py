"""`python -m weekpress`: the command, where its name is not on the path."""

from weekpress.cli import main

if __name__ == "__main__":
    main()
