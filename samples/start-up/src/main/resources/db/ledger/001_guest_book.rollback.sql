DROP TABLE guest_book;
