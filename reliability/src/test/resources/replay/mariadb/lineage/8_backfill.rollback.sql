UPDATE account SET mood = 'gut; sehr';
