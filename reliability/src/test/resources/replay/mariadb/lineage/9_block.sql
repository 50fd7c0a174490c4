CREATE TABLE audit (what varchar(20)) CHARACTER SET utf8mb4;
BEGIN NOT ATOMIC
  DECLARE n int DEFAULT 0;
  WHILE n < 3 DO
    INSERT INTO audit VALUES (CONCAT('row;', n));
    SET n = n + 1;
  END WHILE;
END;
DELETE FROM account WHERE id = 3;
