ALTER TABLE account ADD COLUMN mood enum('gut; sehr', 'schlecht') CHARACTER SET utf8mb4 DEFAULT 'gut; sehr';
