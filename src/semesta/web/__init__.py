"""The site: everything that the engine can do, for people who never see a command line.

In: a workspace (``semesta serve``, or ``SEMESTA_WORKSPACE``). Out: pages, files and the API, in Indonesian and English.
One Django app for each job, thin over the engine: ``shell`` (frame, language, headers), ``dashboard`` (public figures),
``people`` (accounts and rights), ``trail`` (audit), ``tasks`` (long work), ``imports``, ``worklist`` (uncovered), ``api``
and ``calculator``. The database holds people, tasks and the audit; figures stay in the workspace's tables.
"""
