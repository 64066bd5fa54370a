"""`python -m hrddeval`."""

from hrddeval.cli import main

if __name__ == "__main__":
    main()
