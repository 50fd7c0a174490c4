DELIMITER //
CREATE PROCEDURE touch(wanted int)
BEGIN
  -- it's here; COMMIT;
  DECLARE done varchar(20) DEFAULT 'end;';
  IF wanted > 0 THEN
    UPDATE account SET note = CONCAT(name, '; ', done) WHERE id = wanted;
  END IF;
END//
CREATE FUNCTION total(wanted int) RETURNS decimal(10, 2) READS SQL DATA
BEGIN
  DECLARE found decimal(10, 2);
  SELECT COALESCE(SUM(`Länge`), 0) INTO found FROM `Größe; in ``Zoll``` WHERE account = wanted;
  RETURN found; /* ; */
END
//
DELIMITER ;
