-- Who said "I'm here", and since when a day has been under way.

ALTER TABLE appointments ADD COLUMN planned_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appointments ADD COLUMN checked_in_by TEXT NOT NULL DEFAULT '';
