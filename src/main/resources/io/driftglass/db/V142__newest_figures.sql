-- Feeds of before are listed from the newest, and those that were going on are found without the others.
CREATE INDEX feed_setup_begun ON feed_setup(begun DESC);
CREATE INDEX feed_setup_going_on ON feed_setup(going_on, begun DESC);
