delimiter $$
CREATE TRIGGER account_touch BEFORE INSERT ON account FOR EACH ROW
BEGIN
  IF NEW.name = 'x;y' THEN SET NEW.note = 'set; by trigger'; END IF;
END$$
delimiter ;
INSERT INTO account (name) VALUES ('x;y');
CALL touch(2);
