CREATE INDEX orders_id ON orders (id);
CREATE TABLE nowhere.x (id int);
