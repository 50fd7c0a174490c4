-- Deploy shop:fails
INSERT INTO nowhere VALUES (1);
