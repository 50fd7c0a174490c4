-- CreateTable
CREATE TABLE never_made (id INTEGER NOT NULL);
