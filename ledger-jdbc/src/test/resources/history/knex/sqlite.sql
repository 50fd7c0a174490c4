CREATE TABLE `knex_migrations` (`id` integer not null primary key autoincrement, `name` varchar(255), `batch` integer, `migration_time` datetime);
INSERT INTO knex_migrations VALUES(1,'20240105093000_create_customers.js',1,1795784453651);
INSERT INTO knex_migrations VALUES(2,'20240212110000_add_orders.js',1,1795784453651);
INSERT INTO knex_migrations VALUES(3,'20240301080000_index_orders.js',2,1795784453657);
CREATE TABLE `knex_migrations_lock` (`index` integer not null primary key autoincrement, `is_locked` integer);
INSERT INTO knex_migrations_lock VALUES(1,0);
