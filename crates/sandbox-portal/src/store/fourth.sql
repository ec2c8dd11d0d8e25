-- The web dashboard, which a stand hands a patient over to.

-- Whoever signed in before is spoken to in their clinic's own language.
ALTER TABLE patient_sessions ADD COLUMN language TEXT NOT NULL DEFAULT '';

CREATE TABLE hand_offs (
    token_hash         BLOB PRIMARY KEY,
    patient_session_id TEXT NOT NULL REFERENCES patient_sessions (patient_session_id),
    patient_id         TEXT NOT NULL,
    expires_at         INTEGER NOT NULL,
    state              TEXT NOT NULL CHECK (state IN ('waiting', 'opened', 'superseded'))
) STRICT;

CREATE INDEX hand_offs_of_a_patient_session ON hand_offs (patient_session_id);

CREATE TABLE web_sessions (
    cookie_hash        BLOB PRIMARY KEY,
    patient_session_id TEXT NOT NULL REFERENCES patient_sessions (patient_session_id),
    patient_id         TEXT NOT NULL,
    opened_at          INTEGER NOT NULL,
    ended_at           INTEGER
) STRICT;

CREATE INDEX web_sessions_of_a_patient_session ON web_sessions (patient_session_id);

CREATE TABLE profiles (
    patient_id TEXT PRIMARY KEY,
    -- JSON.
    profile    TEXT NOT NULL
) STRICT;

CREATE TABLE replies (
    reply_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    text       TEXT NOT NULL,
    written_at INTEGER NOT NULL
) STRICT;

CREATE INDEX replies_of_a_patient ON replies (patient_id, message_id);
