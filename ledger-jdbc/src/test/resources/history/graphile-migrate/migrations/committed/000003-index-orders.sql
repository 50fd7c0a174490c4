--! Previous: sha1:1c74b4434148c418576916010a0d1de70f86608c
--! Hash: sha1:3c0ae1c556aca2332f6f3b08700a6611d5122145
--! Message: index orders

CREATE INDEX orders_id ON orders (id);
