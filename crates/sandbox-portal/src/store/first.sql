-- Times are whole milliseconds since 1970. Rights (credentials, tokens) are kept as their SHA-256 only.

CREATE TABLE stands (
    stand_id        TEXT PRIMARY KEY,
    clinic_id       TEXT NOT NULL,
    stand_name      TEXT NOT NULL,
    credential_hash BLOB NOT NULL UNIQUE,
    enrolled_at     INTEGER NOT NULL,
    last_seen_at    INTEGER
) STRICT;

CREATE TABLE kiosk_sessions (
    kiosk_session_id TEXT PRIMARY KEY,
    stand_id         TEXT NOT NULL REFERENCES stands (stand_id),
    opened_at        INTEGER NOT NULL,
    ended_at         INTEGER
) STRICT;

CREATE INDEX kiosk_sessions_of_a_stand ON kiosk_sessions (stand_id);

CREATE TABLE kiosk_tokens (
    token_hash       BLOB PRIMARY KEY,
    kiosk_session_id TEXT NOT NULL REFERENCES kiosk_sessions (kiosk_session_id),
    expires_at       INTEGER NOT NULL
) STRICT;

CREATE INDEX kiosk_tokens_of_a_session ON kiosk_tokens (kiosk_session_id);

CREATE TABLE attempts (
    attempt_id       TEXT PRIMARY KEY,
    kiosk_session_id TEXT NOT NULL REFERENCES kiosk_sessions (kiosk_session_id),
    clinic_id        TEXT NOT NULL,
    contact          TEXT NOT NULL,
    language         TEXT NOT NULL,
    code             TEXT NOT NULL,
    code_expires_at  INTEGER NOT NULL,
    resends_made     INTEGER NOT NULL,
    resend_from      INTEGER,
    wrong_codes      INTEGER NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('open', 'dead', 'verified'))
) STRICT;

CREATE INDEX attempts_of_a_contact ON attempts (clinic_id, contact);
CREATE INDEX attempts_of_a_session ON attempts (kiosk_session_id);

CREATE TABLE wrong_codes (
    clinic_id TEXT NOT NULL,
    contact   TEXT NOT NULL,
    typed_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX wrong_codes_of_a_contact ON wrong_codes (clinic_id, contact, typed_at);

CREATE TABLE patient_sessions (
    patient_session_id TEXT PRIMARY KEY,
    token_hash         BLOB NOT NULL UNIQUE,
    kiosk_session_id   TEXT NOT NULL REFERENCES kiosk_sessions (kiosk_session_id),
    clinic_id          TEXT NOT NULL,
    contact            TEXT NOT NULL,
    expires_at         INTEGER NOT NULL,
    ended_at           INTEGER
) STRICT;

CREATE INDEX patient_sessions_of_a_kiosk_session ON patient_sessions (kiosk_session_id);

CREATE TABLE appointments (
    appointment_id TEXT PRIMARY KEY,
    patient_id     TEXT NOT NULL,
    place_in_day   INTEGER NOT NULL,
    starts_at      INTEGER NOT NULL,
    check_in_from  INTEGER NOT NULL,
    checked_in_at  INTEGER
) STRICT;

CREATE INDEX appointments_of_a_patient ON appointments (patient_id, starts_at);

CREATE TABLE text_messages (
    message_id INTEGER PRIMARY KEY AUTOINCREMENT,
    clinic_id  TEXT NOT NULL,
    number     TEXT NOT NULL,
    text       TEXT NOT NULL,
    sent_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE answers (
    caller      TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    status      INTEGER NOT NULL,
    media_type  TEXT NOT NULL,
    body        BLOB NOT NULL,
    given_at    INTEGER NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT;
