-- Deploy shop:orders_index
CREATE INDEX orders_id ON orders (id);
