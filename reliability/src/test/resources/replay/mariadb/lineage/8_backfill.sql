UPDATE account SET mood = 'schlecht' WHERE id % 2 = 0;
-- the end; of it
