-- The kind of anomaly a person has told by a digit, 1 to 9; 0 where none was told.
ALTER TABLE label ADD COLUMN kind INT DEFAULT 0 NOT NULL;
