-- Sign-in by e-mail, and attempts that are carried through for nobody.

ALTER TABLE attempts ADD COLUMN recipient TEXT NOT NULL DEFAULT 'patient'
    CHECK (recipient IN ('patient', 'nobody', 'waiting'));

-- What never arrives is written all the same: it takes the same time as what does.
ALTER TABLE text_messages ADD COLUMN arrived INTEGER NOT NULL DEFAULT 1 CHECK (arrived IN (0, 1));

CREATE TABLE emails (
    email_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    clinic_id TEXT NOT NULL,
    address   TEXT NOT NULL,
    subject   TEXT NOT NULL,
    text      TEXT NOT NULL,
    code      TEXT NOT NULL,
    link      TEXT NOT NULL,
    sent_at   INTEGER NOT NULL,
    arrived   INTEGER NOT NULL CHECK (arrived IN (0, 1))
) STRICT;

CREATE TABLE links (
    token_hash            BLOB PRIMARY KEY,
    attempt_id            TEXT NOT NULL REFERENCES attempts (attempt_id),
    digits                TEXT NOT NULL,
    sent_at               INTEGER NOT NULL,
    expires_at            INTEGER NOT NULL,
    poll_from             INTEGER NOT NULL,
    poll_interval_seconds INTEGER NOT NULL,
    state                 TEXT NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'superseded'))
) STRICT;

CREATE INDEX links_of_an_attempt ON links (attempt_id, state);
