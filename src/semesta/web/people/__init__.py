"""People and rights: accounts, roles with an area, invitations, two-factor login, sessions, lock-out."""
