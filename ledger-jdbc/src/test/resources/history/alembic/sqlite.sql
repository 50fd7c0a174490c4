CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('27c6a30d7c24');
INSERT INTO alembic_version VALUES('5d0aa9c3e777');
