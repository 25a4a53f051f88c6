"""python bench is python bench/run.py."""

from run import main

main()
