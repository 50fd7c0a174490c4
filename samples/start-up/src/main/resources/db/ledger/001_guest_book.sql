CREATE TABLE guest_book (
  line integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(100) NOT NULL
);
