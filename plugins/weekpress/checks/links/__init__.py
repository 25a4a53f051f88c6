"""Links: those within the site against its built pages, those to other sites by asking there.

`built` reads the output folder, `judged` says which links lead nowhere, `told` says it where the
link was written; `anchors` does what can be done without a build; `external` asks other hosts.
"""
