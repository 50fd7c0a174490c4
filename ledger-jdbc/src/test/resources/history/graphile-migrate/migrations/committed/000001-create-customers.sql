--! Previous: -
--! Hash: sha1:d40322b5930305687198c90116aaff7531f131b0
--! Message: Create customers

CREATE TABLE customers (id int);
