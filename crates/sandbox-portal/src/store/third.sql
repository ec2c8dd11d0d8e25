-- Somebody at a stand wants staff.

CREATE TABLE help_requests (
    help_request_id TEXT PRIMARY KEY,
    stand_id        TEXT NOT NULL REFERENCES stands (stand_id),
    screen          TEXT NOT NULL,
    asked_at        INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'coming', 'over'))
) STRICT;
