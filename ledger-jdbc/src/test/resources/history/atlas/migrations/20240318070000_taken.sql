CREATE TABLE taken_by_hand (id int);
