-- CreateTable
CREATE TABLE customers (id INTEGER NOT NULL);
