-- 1_accounts.sql
-- Accounts; an apostrophe isn't a quote here.
# Nor is it one; here: don't
/* A block comment; with a ' and a semicolon; */
CREATE TABLE account (
  id int AUTO_INCREMENT PRIMARY KEY,
  name varchar(100) NOT NULL, -- don't; stop
  note varchar(200) DEFAULT 'a;b -- c /* d'
) CHARACTER SET utf8mb4;

CREATE TABLE `Größe; in ``Zoll``` (
  `Länge` decimal(8, 2) NOT NULL CHECK (`Länge` > 0),
  account int NOT NULL,
  FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COMMENT 'Größen; "alle" von ''uns''';
