"""How the reference pages and the examples of the documentation are made from the program itself.

In: the command line, the schemas, the messages and the settings. Out: Markdown pages under ``docs/reference`` (English)
and ``docs/id/rujukan`` (Indonesian), and the output below each example command.
"""
