CREATE TABLE customers (id int);
--> statement-breakpoint
CREATE TABLE products (id int);
